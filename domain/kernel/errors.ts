/**
 * Every way the product can say no. A refusal is a value of this closed union plus the facts that explain it;
 * two tables elsewhere must name each code: code → tRPC status (server/platform/refusals.ts) and
 * code → the Chinese sentence that says what to do next (src/api/error-messages.ts).
 */
export const DOMAIN_ERROR_CODES = [
  // shape and identity
  'input_invalid',
  'input_too_large',
  'not_found',
  'not_logged_in',
  'not_permitted',
  'idempotency_key_reused',
  'too_many_requests',
  'busy',
  // WeChat log-in and phone
  'wechat_code_expired',
  'wechat_code_used',
  'wechat_unavailable',
  'wechat_account_blocked',
  'phone_quota_exhausted',
  'phone_code_wrong',
  'phone_code_expired',
  'phone_code_too_many',
  'phone_shared_too_often',
  'phone_not_mainland',
  'sms_unavailable',
  'privacy_not_agreed',
  // household
  'resident_id_invalid',
  'document_number_invalid',
  'document_date_required',
  'birth_certificate_age',
  'relation_age_mismatch',
  'household_full',
  'patient_already_added',
  'self_elsewhere',
  'self_already_added',
  // booking: the slot
  'slot_full',
  'slot_started',
  'slot_too_soon',
  'slot_suspended',
  'slot_not_released',
  'slot_outside_window',
  'slot_pool_on_site',
  'slot_pool_referral',
  'slot_pool_signed_family',
  // booking: the person
  'guardian_required',
  'service_age',
  'limit_same_service_day',
  'limit_day',
  'limit_open',
  'limit_service_window',
  'limit_given_back',
  'time_overlap',
  // booking: hold and state
  'hold_expired',
  'hold_mismatch',
  'appointment_state',
  'reschedule_same_slot',
  'reschedule_other_service',
  // staff log-in
  'second_factor_required',
  'second_factor_not_set_up',
  'second_factor_already_set_up',
  'second_factor_wrong',
  'second_factor_locked',
  'desk_code_wrong',
  'desk_code_expired',
  'desk_code_locked',
  'role_own',
  'role_already_given',
  'role_practitioner_required',
  'staff_account_unclear',
  'staff_practitioner_mismatch',
  // household: guardians, delegates, documents
  'delegate_not_permitted',
  'guardian_last',
  'guardian_limit',
  'guardianship_pending',
  'guardianship_over',
  'guardianship_asked_enough',
  'delegation_code_wrong',
  'delegation_period',
  'delegation_own_child',
  'delegation_over',
  'delegation_limit',
  'correction_too_soon',
  'correction_from_document',
  'document_already_replaced',
  'patient_has_open_appointments',
  'patient_is_adolescent',
  'merge_over',
  'merge_conflict',
  // consent and account
  'consent_withheld',
  'consent_text_changed',
  'consent_not_giver',
  'account_blocked',
  // the day of the visit
  'arrival_wrong_day',
  'arrival_too_early',
  'arrival_too_late',
  'no_show_too_soon',
  'queue_empty',
  'visit_other_practitioner',
  'visit_in_progress',
  'visit_record_incomplete',
  'checkup_record_incomplete',
  'checkup_not_for_age',
  'session_over',
  'no_walk_in_seat',
  'survey_answered',
  'survey_not_open',
  // operators' desk
  'rule_value_invalid',
  'rule_value_outdated',
  'rule_date_past',
  'rule_date_taken',
  'rule_fixed',
  'organization_tree',
  'template_hours',
  'region_taken',
  'certification_number_taken',
  'change_over',
  'record_in_use',
  'practitioner_elsewhere',
  // the health record
  'entry_before_birth',
  'entry_in_future',
  'entry_over',
  'entry_not_movable',
  'entry_already_there',
  'measurement_doubtful',
  'share_code_wrong',
  'objection_made',
  'birth_facts_of_staff',
  'vaccine_contraindicated',
  'immunization_doubtful',
  'observation_running',
  'prescription_allergy',
  'prescription_twice',
  'report_empty',
  'report_duplicate',
  'picture_unreadable',
  'picture_too_large',
  'attachments_full',
  'allergies_full',
  'correction_pending',
  'correction_answered',
  // the health card
  'card_absent',
  'card_state',
  'card_frozen',
  'card_version_old',
  'card_code_malformed',
  'card_code_unknown_key',
  'card_code_bad_signature',
  'card_code_clock_skew',
  'card_code_expired',
  'card_code_replayed',
  'card_code_offline_only',
  'card_code_identifies_only',
  // family doctor: teams and packages
  'package_not_suited',
  'package_not_purchasable',
  'team_ended',
  'team_member_required',
  'team_leader_required',
  'team_member_already',
  'team_capacity_too_high',
  'absence_taken',
  // family doctor: contracts
  'contract_elsewhere',
  'contract_pending',
  'contract_state',
  'contract_start_day',
  'contract_not_renewable',
  'team_full',
  'agreement_changed',
  'signature_blank',
  'residence_too_short',
  'switch_once_a_year',
  'resident_yes_missing',
  'signing_phone_own',
  'signing_code_wrong',
  'signing_code_expired',
  'signing_code_too_many',
  'second_staff_code_wrong',
  'witness_documents_missing',
  // family doctor: services
  'follow_up_incomplete',
  'task_state',
  'task_way_mismatch',
  'case_open',
  'case_over',
  'evaluation_once',
  'evaluation_not_open',
  // conversations
  'conversation_closed',
] as const

export type DomainErrorCode = (typeof DOMAIN_ERROR_CODES)[number]

/** Numbers, dates and codes that make a sentence specific. Never a name, phone, ID number or diagnosis: facts are logged. */
export type RefusalFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export class DomainError extends Error {
  override readonly name = 'DomainError'
  constructor(
    readonly code: DomainErrorCode,
    readonly facts: RefusalFacts = {},
  ) {
    super(code)
  }
}

/** A refusal that is returned rather than thrown, so that a screen can grey out what the server would refuse. */
export interface Refusal {
  readonly code: DomainErrorCode
  readonly facts: RefusalFacts
}

export function refuse(code: DomainErrorCode, facts: RefusalFacts = {}): Refusal {
  return { code, facts }
}
