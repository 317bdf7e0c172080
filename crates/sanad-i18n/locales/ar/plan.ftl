# See the page of this name.
