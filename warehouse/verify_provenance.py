"""Whether what the record says holds as provenance: W3C PROV-CONSTRAINTS (2013), over the tables.

PROV's JSON schema lets through statements about nothing, things of two kinds, activities that end before
they start, things used before they are there or generated twice, and derivations in a circle.
"""

from warehouse.verify_inspection import Inspection

CHECKS = ("prov_references", "prov_kinds", "prov_times", "prov_generations")


def check_provenance(inspection: Inspection) -> None:
    """Find what is no valid provenance in the archive, or around one document."""
    with inspection.guarded("provenance"):
        inspection.fetch("prov_load")
        check_graph(inspection)


def check_graph(inspection: Inspection) -> None:
    """Check the graph in the temporary tables `elements` and `statements`."""
    for check in CHECKS:
        inspection.compare(check)
    inspection.fetch("prov_edges")
    while inspection.fetch("prov_prune")[0][0]:
        pass
    inspection.compare("prov_cycles")
