"""Who translates whom, paragraph by paragraph: surviving anchors, lengths, alignment, judgement."""
