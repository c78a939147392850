"""`chancery completion`: the scripts with which shells complete what is typed."""
