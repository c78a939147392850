-- One row per place of a new seed, in a folder of its partition: the first bits of the seed's hash, so that each has its share.
COPY (
    SELECT hash(seed) >> (64 - $bits) AS partition, seed, form_number, position
    FROM seeds
) TO $folder (FORMAT parquet, PARTITION_BY (partition));
