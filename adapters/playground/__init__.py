"""The local playground: the third platform, a web page on this computer alone."""
