"""The newsroom's groups, what each may do, and the steps an article passes.

Doing it again adds what is missing and takes nothing away.
"""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from octavo.issues.models import ArticleShelf, AuthorShelf, Magazine

WRITERS = "Writers"
EDITORS = "Editors"
PUBLISHERS = "Publishers"
SUBSCRIBER_DESK = "Subscriber desk"

ALL_GROUPS = (WRITERS, EDITORS, PUBLISHERS, SUBSCRIBER_DESK)

WORKFLOW = "Edit and check"
# Each step of an article on its way to approval, and who takes it.
STEPS = (("Edit", (EDITORS,)), ("Check", (EDITORS, PUBLISHERS)))

# Which of Wagtail's permissions each group has, below which kind of page.
ON_PAGES: dict[str, tuple[tuple[type[Page], tuple[str, ...]], ...]] = {
    WRITERS: ((ArticleShelf, ("add",)),),
    EDITORS: (
        (Magazine, ("add", "change", "lock", "unlock")),
        (ArticleShelf, ("publish",)),
        (AuthorShelf, ("publish",)),
    ),
    PUBLISHERS: ((Magazine, ("add", "change", "lock", "unlock", "publish")),),
    SUBSCRIBER_DESK: (),
}
ON_FILES = {
    WRITERS: ("add_image", "choose_image", "choose_document"),
    EDITORS: (
        *("add_image", "change_image", "choose_image"),
        *("add_document", "change_document", "choose_document"),
    ),
    PUBLISHERS: (
        *("add_image", "change_image", "choose_image"),
        *("add_document", "change_document", "choose_document"),
    ),
    SUBSCRIBER_DESK: ("add_image", "choose_image"),  # of advertisements
}
ELSEWHERE = {
    WRITERS: ("wagtailadmin.access_admin",),
    EDITORS: (
        "wagtailadmin.access_admin",
        "issues.view_publication",
        "post.change_lettertemplate",
        "press.change_lexiconword",
        "readership.see_readership",
    ),
    PUBLISHERS: (
        "wagtailadmin.access_admin",
        "issues.change_publication",
        "post.change_lettertemplate",
        *("press.change_lexiconword", "press.change_narrationsettings"),
        "memberships.sell_offers",
        "advertising.book_advertisements",
        "readership.see_readership",
        *("accounts.add_account", "accounts.change_account", "accounts.view_account"),
        *("auth.view_group", "wagtailredirects.add_redirect", "wagtailredirects.change_redirect"),
        *("wagtailcore.add_workflow", "wagtailcore.change_workflow"),
        *("wagtailcore.add_task", "wagtailcore.change_task"),
        *("billing.change_seller", "billing.add_taxrate", "billing.change_taxrate"),
    ),
    SUBSCRIBER_DESK: (
        "wagtailadmin.access_admin",
        "access.grant_access",
        "post.change_lettertemplate",
        "memberships.serve_subscribers",
        "advertising.book_advertisements",
    ),
}


def staff() -> None:
    """Make the groups with their permissions, and the workflow of the articles."""
    _retire_wagtails_own()
    for name in ALL_GROUPS:
        group, _new = Group.objects.get_or_create(name=name)
        _permit_on_pages(group)
        _permit_on_files(group)
        for label in ELSEWHERE[name]:
            app, codename = label.split(".")
            group.permissions.add(
                *Permission.objects.filter(content_type__app_label=app, codename=codename)
            )
    _begin_workflow()


def _retire_wagtails_own() -> None:
    """Wagtail comes with moderators and their workflow; nobody in them, they go."""
    moderators = Group.objects.filter(name="Moderators", user__isnull=True).first()
    if moderators is None:
        return
    Workflow.objects.filter(name="Moderators approval", workflow_states__isnull=True).delete()
    GroupApprovalTask.objects.filter(groups=moderators, workflow_tasks__isnull=True).delete()
    moderators.delete()
    GroupPagePermission.objects.filter(group__name=EDITORS, page__depth=1).delete()


def _permit_on_pages(group: Group) -> None:
    for kind, actions in ON_PAGES[group.name]:
        page = kind.objects.get()
        for action in actions:
            permission = Permission.objects.get(
                content_type__app_label="wagtailcore", codename=f"{action}_page"
            )
            GroupPagePermission.objects.get_or_create(
                group=group, page=page.page_ptr, permission=permission
            )


def _permit_on_files(group: Group) -> None:
    root = Collection.get_first_root_node()
    for codename in ON_FILES[group.name]:
        permission = Permission.objects.get(
            content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename=codename
        )
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def _begin_workflow() -> None:
    """Draft, edit, check, approved: on everything that stands on the shelf of articles."""
    shelf = ArticleShelf.objects.get().page_ptr
    if WorkflowPage.objects.filter(page=shelf).exists():
        return
    workflow = Workflow.objects.create(name=WORKFLOW, active=True)
    for order, (name, groups) in enumerate(STEPS):
        task = GroupApprovalTask.objects.create(name=name, active=True)
        task.groups.set(Group.objects.filter(name__in=groups))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowPage.objects.create(page=shelf, workflow=workflow)
