"""What the newsroom keeps."""

from octavo.issues.models.articles import Article, ArticleShelf
from octavo.issues.models.authors import Author, AuthorShelf
from octavo.issues.models.bylines import ArticleByline
from octavo.issues.models.corrections import Correction
from octavo.issues.models.flatplan import FlatplanItem
from octavo.issues.models.issues import Issue, IssueLog, IssueShelf
from octavo.issues.models.magazine import FrontPiece, Magazine
from octavo.issues.models.pictures import Picture, PictureRendition
from octavo.issues.models.publication import Publication
from octavo.issues.models.sections import Section
from octavo.issues.models.standing import StandingPage

__all__ = [
    "Article",
    "ArticleByline",
    "ArticleShelf",
    "Author",
    "AuthorShelf",
    "Correction",
    "FlatplanItem",
    "FrontPiece",
    "Issue",
    "IssueLog",
    "IssueShelf",
    "Magazine",
    "Picture",
    "PictureRendition",
    "Publication",
    "Section",
    "StandingPage",
]
