"""One issue as frozen data: number, dates, cover, flatplan items, and manuscripts in order."""
