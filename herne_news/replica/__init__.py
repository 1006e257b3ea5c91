"""Two sample sites on loopback that imitate inherne.net and www.herne.de, with the true record of every page."""
