/** What a family or a member of staff is told. The inbox is the truth; WeChat delivers copies. */
export const MESSAGE_KINDS = [
  'appointment-booked',
  'appointment-reminder',
  'appointment-suspended',
  'check-in-open',
  'called',
  'survey-open',
  'guardianship-asked',
  'guardianship-approved',
  'guardianship-refused',
  'delegation-accepted',
  'delegation-ended',
  'identity-merged',
  'identity-kept-apart',
  'record-shared',
  'record-emergency',
  'record-emergency-unjustified',
  'objection-answered',
] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]
