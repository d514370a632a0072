"""What evidence calls a page and an act, in words for those who read it.

An architecture test holds both tables complete: every page has its words, and so has every action a service records.
"""

from collections.abc import Mapping

# Read after “Looked at”. A page that is no more keeps its words here: old openings name it.
PAGES: Mapping[str, str] = {
    "access-log": "who opened this record",
    "access-log-file": "who opened this record, and took it away as a file",
    "access-log-print": "who opened this record, to print it",
    "adult-add": "the form to add somebody around the children",
    "agreement": "what somebody was told and agreed to",
    "child-add": "the form to add a child",
    "duty": "something due",
    "family": "the family’s page",
    "person": "who somebody is",
    "person-address": "the form for an address",
    "person-address-out": "an address, to take it out",
    "person-change": "who somebody is, to change it",
    "person-connection": "what somebody is to a child, to change it",
    "plan": "the draft of the plan",
    "plan-open": "the form to start a plan",
    "plan-propose": "the form to propose the plan",
    "plan-purpose": "the worry and what needs to be done, to change it",
    "plan-step": "a step of the plan, to change it",
    "plan-step-add": "the form for a new step",
    "plan-step-remove": "a step of the plan, to take it out",
    "plan-withdraw": "the form to withdraw the proposal",
    "reader": "somebody’s own copy of the plan",
    "reader-document": "somebody’s own copy of the plan, as a document",
    "reader-hand-over": "the form to hand over a copy",
    "reader-words": "wording for one reader of the plan",
    "version": "a version of the plan",
    "version-go-live": "the form to put the plan in force",
}

# Past tense, as the first words of a line.
ACTS: Mapping[str, str] = {
    "access.unusual_look_listed": "Listed looks at records as unusual",
    "access.unusual_look_looked_into": "Wrote down what came of an unusual look",
    "accounts.invitation_accepted": "Accepted an invitation to work with Kith",
    "accounts.invitation_link_made": "Made the link of an invitation",
    "accounts.invitation_mail_sent": "Sent an invitation by e-mail",
    "accounts.invitation_sent_again": "Sent an invitation again",
    "accounts.invitation_withdrawn": "Took back an invitation",
    "accounts.code_app_added": "Added an app for the second step of signing in",
    "accounts.code_app_removed": "Took away an app for the second step of signing in",
    "accounts.passkey_added": "Added a passkey",
    "accounts.passkey_removed": "Took away a passkey",
    "accounts.password_changed": "Changed a password",
    "accounts.password_link_sent": "Sent a link to choose a new password",
    "accounts.recovery_code_used": "Signed in with a recovery code",
    "accounts.recovery_codes_made": "Made recovery codes",
    "accounts.second_factor_taken_away": "Took away somebody’s second step of signing in",
    "accounts.second_step_taken": "Took the second step of signing in",
    "accounts.team_added": "Added a team",
    "accounts.team_closed": "Closed a team",
    "accounts.team_renamed": "Gave a team another name",
    "accounts.team_reopened": "Opened a closed team again",
    "accounts.user_added": "Added an account",
    "accounts.user_changed": "Changed an account",
    "accounts.user_deactivated": "Stopped an account",
    "accounts.user_invited": "Invited somebody to work with Kith",
    "accounts.user_reactivated": "Let an account in again",
    "agreement.agreed": "Wrote down that somebody agreed",
    "agreement.notice_given": "Gave somebody the notice to read or hear",
    "agreement.told": "Wrote down that somebody was told about the plan",
    "authority.policy_saved": "Changed the council’s settings",
    "copy.handed_over": "Handed over a copy of the plan",
    "duty.done": "Wrote down that something due was done",
    "duty.expected": "Put something on the list of what is due",
    "edition.wording_approved": "Approved wording for one reader of the plan",
    "edition.wording_taken_back": "Took back wording for one reader of the plan",
    "edition.wording_written": "Wrote wording for one reader of the plan",
    "people.address_added": "Wrote down where somebody lives",
    "people.address_taken_out": "Took out an address",
    "people.adult_added": "Added somebody around this child",
    "people.allocation_added": "Gave this child somebody more to work with them",
    "people.allocation_ended": "Ended somebody’s work with this child",
    "people.child_added": "Added this child",
    "people.child_created_beside": "Added a child beside one who may be the same",
    "people.child_looked_for": "Looked for a child before adding one",
    "people.children_allocated": "Gave this child a lead worker",
    "people.connection_saved": "Changed what somebody is to this child",
    "people.cover_arranged": "Arranged who stands in for somebody",
    "people.cover_ended": "Ended that somebody stands in",
    "people.details_saved": "Changed who somebody is",
    "people.family_added": "Added a family",
    "people.looking_stopped": "Was stopped after looking for many children",
    "people.managing_begun": "Gave a team another manager",
    "people.managing_ended": "Took a manager from a team",
    "people.person_added": "Added a person",
    "people.reach_mended": "Put right who can open this record",
    "people.searched": "Was shown this child in a search",
    "people.shift_added": "Put somebody on the rota",
    "people.shift_ended": "Took somebody off the rota",
    "people.worker_left": "Handed over the work of somebody who leaves",
    "people.workers_moved_team": "Moved somebody to another team",
    "people.person_connected": "Wrote down what somebody is to this child",
    "plan.opened": "Started a plan",
    "plan.proposed": "Proposed the plan",
    "plan.purpose_saved": "Changed the worry or what needs to be done",
    "plan.step_added": "Added a step to the plan",
    "plan.step_removed": "Took a step out of the plan",
    "plan.step_saved": "Changed a step of the plan",
    "plan.went_live": "Put the plan in force",
    "plan.withdrawn": "Withdrew the proposal",
    "protection.assessed_safe": "Wrote down that somebody was found safe to be given papers",
    "protection.carrier_recorded": "Wrote down that somebody passes things on",
    "protection.fact_withheld": "Withheld a fact",
    "protection.risk_recorded": "Wrote down that somebody poses a risk",
}


def looked_at(page: str) -> str:
    """“Looked at the family’s page”."""
    return f"Looked at {PAGES.get(page, 'a page of this record')}"


def act_words(action: str) -> str:
    """“Put the plan in force”."""
    return ACTS.get(action, "Did something on this record")
