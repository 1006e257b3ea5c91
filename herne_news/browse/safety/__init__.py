"""What keeps the site safe on the open net: headers, what may be asked, robots.txt."""
