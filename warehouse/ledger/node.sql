-- One row: the hash of one node of the tree (RFC 6962, section 2.1).
SELECT sha256('\x01'::BLOB || unhex($left_sha256) || unhex($right_sha256));
