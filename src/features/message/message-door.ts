import type { MessageKind } from '#domain/message/message-kind'

/** Where a tap on a message leads. */
export type MessageDoor =
  | 'visit'
  | 'survey'
  | 'family'
  | 'access-log'
  | 'checkups'
  | 'vaccines'
  | 'entry'
  | 'card'
  | 'contract'
  | 'my-team'
  | 'chat'
  | 'applications'
  | 'team-day'
  | 'team-cases'
  | 'workday'
  | 'coverage'
  | 'payment'

const DOORS: Readonly<Record<MessageKind, MessageDoor>> = {
  'appointment-booked': 'visit',
  'appointment-reminder': 'visit',
  'appointment-suspended': 'visit',
  'check-in-open': 'visit',
  called: 'visit',
  'survey-open': 'survey',
  'guardianship-asked': 'family',
  'guardianship-approved': 'family',
  'guardianship-refused': 'family',
  'delegation-accepted': 'family',
  'delegation-ended': 'family',
  'identity-merged': 'family',
  'identity-kept-apart': 'family',
  'record-shared': 'access-log',
  'record-emergency': 'access-log',
  'record-emergency-unjustified': 'access-log',
  'objection-answered': 'access-log',
  'checkup-due': 'checkups',
  'checkup-closing': 'checkups',
  'vaccine-due': 'vaccines',
  'vaccine-late': 'vaccines',
  'observation-ended': 'vaccines',
  'report-released': 'entry',
  'correction-answered': 'entry',
  'card-frozen': 'card',
  'card-unfrozen': 'card',
  'card-replaced': 'card',
  'card-cancelled': 'card',
  'team-member-left': 'my-team',
  'team-dissolved': 'my-team',
  'team-chat-group-stale': 'team-day',
  'team-reviews-overdue': 'workday',
  'team-phone-unanswered': 'team-cases',
  'team-phone-looked-into': 'my-team',
  'contract-unconfirmed': 'contract',
  'contract-sign-again': 'contract',
  'contract-lapsed': 'contract',
  'contract-submitted': 'contract',
  'contract-queued': 'contract',
  'contract-called-up': 'contract',
  'contract-asked': 'contract',
  'contract-accepted': 'contract',
  'contract-signed': 'my-team',
  'contract-rejected': 'contract',
  'contract-overdue': 'contract',
  'contract-review-overdue': 'applications',
  'contract-ending': 'contract',
  'contract-expired': 'contract',
  'contract-year': 'contract',
  'contract-ended': 'contract',
  'coverage-in-force': 'coverage',
  'coverage-unpaid': 'coverage',
  'coverage-ending': 'coverage',
  'coverage-grace': 'coverage',
  'coverage-owed': 'coverage',
  'coverage-lapsed': 'coverage',
  'coverage-ended': 'coverage',
  'coverage-void': 'coverage',
  'coverage-waiver-granted': 'coverage',
  'coverage-waiver-refused': 'coverage',
  'coverage-open': 'coverage',
  'claim-submitted': 'coverage',
  'claim-asked': 'coverage',
  'claim-decided': 'coverage',
  'claim-rejected': 'coverage',
  'claim-paid': 'coverage',
  'claim-overdue': 'coverage',
  'claim-appeal-answered': 'coverage',
  'claim-recovery': 'coverage',
  'claim-review-overdue': 'coverage',
  'conversation-replied': 'chat',
  'service-case-answered': 'my-team',
  'payment-gone': 'payment',
  'refund-arrived': 'payment',
  'refund-abnormal': 'payment',
  'fund-broken': 'coverage',
  'fund-reserve': 'coverage',
}

export function messageDoor(kind: MessageKind): MessageDoor {
  return DOORS[kind]
}
