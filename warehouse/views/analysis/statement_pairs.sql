-- One row per two statements of different documents that share a third of the shorter: who repeats what of whom.
-- A match may run over several statements: what it covers of one is carried over to the other side in
-- proportion. Two speakers may share words too: one then speaks in the other's.
CREATE VIEW main.statement_pairs AS
WITH said AS (
    SELECT statements.*, speakers.speaker_id
    FROM main.statements AS statements
    JOIN main.speakers AS speakers USING (speaker_key)
),

shared AS (
    SELECT
        mine.document_id,
        mine.statement_number,
        other.document_id AS other_document_id,
        other.statement_number AS other_statement_number,
        matches.match_id,
        matches.similarity,
        greatest(matches.other_start, other.text_start) AS other_from,
        least(matches.other_end, other.text_end) AS other_to,
        (matches.other_end - matches.other_start) / (matches.text_end - matches.text_start) AS scale,
        matches.other_start
        + (greatest(matches.text_start, mine.text_start) - matches.text_start)
        * ((matches.other_end - matches.other_start) / (matches.text_end - matches.text_start)) AS carried_from,
        matches.other_start
        + (least(matches.text_end, mine.text_end) - matches.text_start)
        * ((matches.other_end - matches.other_start) / (matches.text_end - matches.text_start)) AS carried_to,
        least(mine.text_end - mine.text_start, other.text_end - other.text_start) AS shorter_chars
    FROM main.matches AS matches
    JOIN said AS mine
        ON mine.document_id = matches.document_id
        AND mine.text_start < matches.text_end
        AND mine.text_end > matches.text_start
    JOIN said AS other
        ON other.document_id = matches.other_document_id
        AND other.text_start < matches.other_end
        AND other.text_end > matches.other_start
    WHERE NOT matches.is_formula OR mine.speaker_id = other.speaker_id
),

pairs AS (
    SELECT
        document_id,
        statement_number,
        other_document_id,
        other_statement_number,
        sum(greatest(least(other_to, carried_to) - greatest(other_from, carried_from), 0)) AS shared_chars,
        max(shorter_chars) AS shorter_chars,
        max(similarity) AS similarity
    FROM shared
    GROUP BY ALL
)

SELECT
    pairs.document_id,
    pairs.statement_number,
    mine.speaker,
    pairs.other_document_id,
    pairs.other_statement_number,
    other.speaker AS other_speaker,
    mine.speaker_id = other.speaker_id AS is_same_speaker,
    pairs.shared_chars::INTEGER AS shared_chars,
    least(1, round(pairs.shared_chars / pairs.shorter_chars, 3)) AS shared_share,
    pairs.similarity
FROM pairs
JOIN said AS mine
    ON mine.document_id = pairs.document_id AND mine.statement_number = pairs.statement_number
JOIN said AS other
    ON other.document_id = pairs.other_document_id
    AND other.statement_number = pairs.other_statement_number
WHERE pairs.shared_chars >= pairs.shorter_chars / 3;
