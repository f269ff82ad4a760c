import type { TRPCError } from '@trpc/server'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc'
import { DomainError, type DomainErrorCode } from '#domain/kernel/errors'
import { isDatabaseUnavailable, violatedConstraint } from './database-errors'

/**
 * Refusal → tRPC status (style 8): not found or not yours NOT_FOUND; full, duplicate, lost race CONFLICT; wrong
 * state or too late PRECONDITION_FAILED; bad shape BAD_REQUEST.
 */
export const TRPC_CODES = {
  input_invalid: 'BAD_REQUEST',
  input_too_large: 'PAYLOAD_TOO_LARGE',
  not_found: 'NOT_FOUND',
  not_logged_in: 'UNAUTHORIZED',
  not_permitted: 'FORBIDDEN',
  idempotency_key_reused: 'CONFLICT',
  too_many_requests: 'TOO_MANY_REQUESTS',
  busy: 'SERVICE_UNAVAILABLE',
  wechat_code_expired: 'PRECONDITION_FAILED',
  wechat_code_used: 'PRECONDITION_FAILED',
  wechat_unavailable: 'SERVICE_UNAVAILABLE',
  wechat_account_blocked: 'FORBIDDEN',
  phone_quota_exhausted: 'PRECONDITION_FAILED',
  phone_code_wrong: 'PRECONDITION_FAILED',
  phone_code_expired: 'PRECONDITION_FAILED',
  phone_code_too_many: 'TOO_MANY_REQUESTS',
  phone_shared_too_often: 'CONFLICT',
  phone_not_mainland: 'BAD_REQUEST',
  sms_unavailable: 'SERVICE_UNAVAILABLE',
  privacy_not_agreed: 'PRECONDITION_FAILED',
  resident_id_invalid: 'BAD_REQUEST',
  document_number_invalid: 'BAD_REQUEST',
  document_date_required: 'BAD_REQUEST',
  birth_certificate_age: 'PRECONDITION_FAILED',
  relation_age_mismatch: 'PRECONDITION_FAILED',
  household_full: 'CONFLICT',
  patient_already_added: 'CONFLICT',
  self_elsewhere: 'CONFLICT',
  self_already_added: 'CONFLICT',
  slot_full: 'CONFLICT',
  slot_started: 'PRECONDITION_FAILED',
  slot_too_soon: 'PRECONDITION_FAILED',
  slot_suspended: 'PRECONDITION_FAILED',
  slot_not_released: 'PRECONDITION_FAILED',
  slot_outside_window: 'PRECONDITION_FAILED',
  slot_pool_on_site: 'PRECONDITION_FAILED',
  slot_pool_referral: 'PRECONDITION_FAILED',
  slot_pool_signed_family: 'PRECONDITION_FAILED',
  guardian_required: 'PRECONDITION_FAILED',
  service_age: 'PRECONDITION_FAILED',
  limit_same_service_day: 'CONFLICT',
  limit_day: 'CONFLICT',
  limit_open: 'CONFLICT',
  limit_service_window: 'CONFLICT',
  limit_given_back: 'CONFLICT',
  time_overlap: 'CONFLICT',
  hold_expired: 'PRECONDITION_FAILED',
  hold_mismatch: 'PRECONDITION_FAILED',
  appointment_state: 'PRECONDITION_FAILED',
  reschedule_same_slot: 'PRECONDITION_FAILED',
  reschedule_other_service: 'PRECONDITION_FAILED',
  second_factor_required: 'FORBIDDEN',
  second_factor_not_set_up: 'PRECONDITION_FAILED',
  second_factor_already_set_up: 'PRECONDITION_FAILED',
  second_factor_wrong: 'PRECONDITION_FAILED',
  second_factor_locked: 'TOO_MANY_REQUESTS',
  desk_code_wrong: 'PRECONDITION_FAILED',
  desk_code_expired: 'PRECONDITION_FAILED',
  desk_code_locked: 'TOO_MANY_REQUESTS',
  role_own: 'PRECONDITION_FAILED',
  role_already_given: 'CONFLICT',
  role_practitioner_required: 'PRECONDITION_FAILED',
  staff_account_unclear: 'PRECONDITION_FAILED',
  staff_practitioner_mismatch: 'CONFLICT',
  delegate_not_permitted: 'FORBIDDEN',
  guardian_last: 'PRECONDITION_FAILED',
  guardian_limit: 'CONFLICT',
  guardianship_pending: 'CONFLICT',
  guardianship_over: 'PRECONDITION_FAILED',
  guardianship_asked_enough: 'TOO_MANY_REQUESTS',
  delegation_code_wrong: 'PRECONDITION_FAILED',
  delegation_period: 'PRECONDITION_FAILED',
  delegation_own_child: 'CONFLICT',
  delegation_over: 'PRECONDITION_FAILED',
  delegation_limit: 'CONFLICT',
  correction_too_soon: 'PRECONDITION_FAILED',
  correction_from_document: 'PRECONDITION_FAILED',
  document_already_replaced: 'PRECONDITION_FAILED',
  patient_has_open_appointments: 'PRECONDITION_FAILED',
  patient_is_adolescent: 'FORBIDDEN',
  merge_over: 'PRECONDITION_FAILED',
  merge_conflict: 'CONFLICT',
  consent_withheld: 'PRECONDITION_FAILED',
  consent_text_changed: 'PRECONDITION_FAILED',
  consent_not_giver: 'FORBIDDEN',
  account_blocked: 'PRECONDITION_FAILED',
  arrival_wrong_day: 'PRECONDITION_FAILED',
  arrival_too_early: 'PRECONDITION_FAILED',
  arrival_too_late: 'PRECONDITION_FAILED',
  no_show_too_soon: 'PRECONDITION_FAILED',
  queue_empty: 'PRECONDITION_FAILED',
  visit_other_practitioner: 'FORBIDDEN',
  visit_in_progress: 'CONFLICT',
  visit_record_incomplete: 'PRECONDITION_FAILED',
  checkup_record_incomplete: 'PRECONDITION_FAILED',
  checkup_not_for_age: 'PRECONDITION_FAILED',
  session_over: 'PRECONDITION_FAILED',
  no_walk_in_seat: 'CONFLICT',
  survey_answered: 'CONFLICT',
  survey_not_open: 'PRECONDITION_FAILED',
  rule_value_invalid: 'BAD_REQUEST',
  rule_date_past: 'PRECONDITION_FAILED',
  rule_date_taken: 'CONFLICT',
  rule_fixed: 'PRECONDITION_FAILED',
  organization_tree: 'PRECONDITION_FAILED',
  template_hours: 'PRECONDITION_FAILED',
  region_taken: 'CONFLICT',
  certification_number_taken: 'CONFLICT',
  change_over: 'PRECONDITION_FAILED',
  record_in_use: 'CONFLICT',
  practitioner_elsewhere: 'CONFLICT',
  entry_before_birth: 'PRECONDITION_FAILED',
  entry_in_future: 'PRECONDITION_FAILED',
  entry_over: 'PRECONDITION_FAILED',
  entry_not_movable: 'PRECONDITION_FAILED',
  entry_already_there: 'CONFLICT',
  share_code_wrong: 'NOT_FOUND',
  objection_made: 'CONFLICT',
  measurement_doubtful: 'UNPROCESSABLE_CONTENT',
  birth_facts_of_staff: 'CONFLICT',
  vaccine_contraindicated: 'PRECONDITION_FAILED',
  immunization_doubtful: 'UNPROCESSABLE_CONTENT',
  observation_running: 'PRECONDITION_FAILED',
  prescription_allergy: 'PRECONDITION_FAILED',
  prescription_twice: 'PRECONDITION_FAILED',
  report_empty: 'PRECONDITION_FAILED',
  report_duplicate: 'CONFLICT',
  picture_unreadable: 'BAD_REQUEST',
  picture_too_large: 'PAYLOAD_TOO_LARGE',
  attachments_full: 'PRECONDITION_FAILED',
  correction_pending: 'CONFLICT',
  correction_answered: 'PRECONDITION_FAILED',
  card_absent: 'NOT_FOUND',
  card_state: 'PRECONDITION_FAILED',
  card_frozen: 'PRECONDITION_FAILED',
  card_version_old: 'PRECONDITION_FAILED',
  card_code_malformed: 'BAD_REQUEST',
  card_code_unknown_key: 'PRECONDITION_FAILED',
  card_code_bad_signature: 'PRECONDITION_FAILED',
  card_code_clock_skew: 'PRECONDITION_FAILED',
  card_code_expired: 'PRECONDITION_FAILED',
  card_code_replayed: 'CONFLICT',
  card_code_offline_only: 'PRECONDITION_FAILED',
  card_code_identifies_only: 'PRECONDITION_FAILED',
} as const satisfies Record<DomainErrorCode, TRPC_ERROR_CODE_KEY>

/** A lost race that only the database saw: the constraint that settled it → what the loser is told. */
const CONSTRAINT_CODES: Readonly<Record<string, DomainErrorCode>> = {
  slot_never_oversold: 'slot_full',
  appointment_seat_key: 'slot_full',
  appointment_service_day_key: 'limit_same_service_day',
  appointment_no_overlap: 'time_overlap',
  appointment_one_hold_key: 'busy',
  appointment_transition: 'appointment_state',
  appointment_in_open_session: 'slot_suspended',
  patient_has_guardian: 'guardian_last',
  guardianship_request_pending_key: 'guardianship_pending',
  merge_request_open_key: 'busy',
  delegation_once: 'delegation_own_child',
  consent_in_force_key: 'busy',
  staff_role_living_key: 'role_already_given',
  staff_member_practitioner_id_key: 'staff_practitioner_mismatch',
  entry_after_birth: 'entry_before_birth',
  entry_stays_withdrawn: 'entry_over',
  immunization_once_a_day: 'entry_already_there',
  immunization_hold_one_living: 'entry_already_there',
  checkup_one_living: 'entry_already_there',
  checkup_one_of_appointment: 'entry_already_there',
  session_practitioner_once: 'practitioner_elsewhere',
  session_template_practitioner_once: 'practitioner_elsewhere',
  rule_set_one_version: 'rule_date_taken',
  rule_set_region_code_valid_from_key: 'rule_date_taken',
  operator_change_reverts_id_key: 'change_over',
  certification_number_key: 'certification_number_taken',
  practitioner_role_practitioner_id_organization_id_key: 'role_already_given',
  session_organization_id_fkey: 'record_in_use',
  session_practitioner_id_fkey: 'record_in_use',
  session_template_organization_id_fkey: 'record_in_use',
  session_template_practitioner_id_fkey: 'record_in_use',
  practitioner_role_organization_id_fkey: 'record_in_use',
  practitioner_role_practitioner_id_fkey: 'record_in_use',
  certification_practitioner_id_fkey: 'record_in_use',
  staff_role_organization_id_fkey: 'record_in_use',
  patient_identifier_living_number_key: 'busy',
  health_card_patient_id_key: 'busy',
  health_card_master_index_key: 'busy',
  health_card_number_key: 'busy',
  health_card_key_one_signs: 'busy',
  health_card_transition_check: 'card_state',
  patient_link_living_key: 'patient_already_added',
  patient_link_one_self_key: 'self_already_added',
  patient_link_self_of_one_key: 'self_elsewhere',
}

/** What an error that is not a refusal yet should have been: a lost race, or a database that is not there; else null. */
export function refusalBehind(cause: unknown): DomainError | null {
  if (cause instanceof DomainError) return cause
  const constraint = violatedConstraint(cause)
  const code = constraint && CONSTRAINT_CODES[constraint]
  if (code) return new DomainError(code)
  return isDatabaseUnavailable(cause) ? new DomainError('busy') : null
}

/** The refusal behind an error: the domain's own, a bad shape, or — for everything else — `busy`. */
export function domainErrorOf(error: TRPCError): DomainError {
  if (error.cause instanceof DomainError) return error.cause
  switch (error.code) {
    case 'BAD_REQUEST':
    case 'PARSE_ERROR':
    case 'METHOD_NOT_SUPPORTED':
    case 'UNSUPPORTED_MEDIA_TYPE':
      return new DomainError('input_invalid', invalidFields(error))
    case 'PAYLOAD_TOO_LARGE':
      return new DomainError('input_too_large')
    case 'NOT_FOUND':
      return new DomainError('not_found')
    default:
      return new DomainError('busy')
  }
}

/** Which fields were wrong: their paths, never their values. */
function invalidFields(error: TRPCError): { fields: readonly string[] } | Record<string, never> {
  const issues = (error.cause as { issues?: { path: PropertyKey[] }[] } | undefined)?.issues
  return issues ? { fields: issues.slice(0, 20).map((issue) => issue.path.map(String).join('.')) } : {}
}
