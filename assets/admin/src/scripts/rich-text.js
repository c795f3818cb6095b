// Rich text: see rich-text/.
