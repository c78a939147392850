-- One row per anchor of the new bodies. The probes of a body are its rarest figures: of n, any $least_share that it has
-- in common with another includes one of the n - ceil($least_share * n) + 1 rarest (prefix filtering: Chaudhuri, Ganti
-- & Kaushik 2006, "A Primitive Operator for Similarity Joins"). Which ones they are decides how long a search takes, never what it finds.
INSERT INTO anchors
WITH frequencies AS (
    SELECT anchor, count(*) AS body_count
    FROM (SELECT anchor FROM anchors WHERE is_figure UNION ALL SELECT anchor FROM new_anchors WHERE is_figure)
    WHERE anchor IN (SELECT anchor FROM new_anchors)
    GROUP BY anchor
),

ranked AS (
    SELECT
        new_anchors.*,
        row_number() OVER (
            PARTITION BY body_number, is_figure
            ORDER BY coalesce(frequencies.body_count, 0), anchor
        ) AS place,
        count(*) OVER (PARTITION BY body_number, is_figure) AS figure_count
    FROM new_anchors
    LEFT JOIN frequencies USING (anchor)
)

SELECT
    body_number,
    anchor,
    is_figure,
    is_figure AND place <= figure_count - ceil($least_share * figure_count) + 1
FROM ranked;
