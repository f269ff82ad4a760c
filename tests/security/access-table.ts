import { STAFF_ROLES, type StaffRole } from '#domain/account/account-role'

/**
 * Who may call a procedure.
 * `anybody`: logged in or not. `account`: whoever is logged in, each for what is their own.
 * `carer`: guardians and delegates of the patient. `guardian`: the person or a guardian, never a delegate.
 * A list: staff in one of these roles.
 */
type Who = 'anybody' | 'account' | 'carer' | 'guardian' | readonly StaffRole[]

/** What an id field answers for somebody else's and for what does not exist, alike; `public`: everybody may know it. */
type OnForeign = 'public' | (string & {})

export interface AccessRow {
  readonly who: Who
  readonly ids?: Readonly<Record<string, OnForeign>>
  /** In the role, but this one is a colleague's: not theirs. */
  readonly notTheirs?: readonly StaffRole[]
  /** What the example is answered although its caller is let in: what it asks for does not exist in these tests. */
  readonly answersHere?: 'not_found'
}

const TREATS = ['family-doctor', 'nurse', 'specialist'] as const satisfies readonly StaffRole[]
const LINE = ['front-desk', ...TREATS] as const satisfies readonly StaffRole[]

const anybody: AccessRow = { who: 'anybody' }
const account: AccessRow = { who: 'account' }

/** One row per procedure of the API, with every field that names something by its id. A missing row fails the tests. */
export const ACCESS: Readonly<Record<string, AccessRow>> = {
  'auth.wechatLogin': anybody,
  'auth.demoLogin': { who: 'anybody', answersHere: 'not_found' },
  'auth.demoPersonas': anybody,
  'auth.logout': account,
  'auth.me': account,
  'auth.agreePrivacy': account,
  'auth.setElderMode': account,
  'auth.bindWechatPhone': account,
  'auth.sendPhoneCode': account,
  'auth.confirmPhoneCode': account,
  'auth.secondFactor.setUp': { who: STAFF_ROLES },
  'auth.secondFactor.confirm': account,
  'auth.secondFactor.verify': account,
  'auth.deskLogin.start': anybody,
  'auth.deskLogin.collect': anybody,
  'auth.deskLogin.approve': { who: STAFF_ROLES },
  'auth.sessions.list': account,
  'auth.sessions.revoke': { who: 'account', ids: { id: 'not_found' } },
  'staff.list': { who: ['health-bureau'], ids: { organizationId: 'not_found' } },
  'staff.add': {
    who: ['health-bureau'],
    ids: { organizationId: 'not_found', practitionerId: 'not_found' },
  },
  'staff.giveRole': {
    who: ['health-bureau'],
    ids: { accountId: 'not_found', organizationId: 'not_found' },
  },
  'staff.endRole': { who: ['health-bureau'], ids: { id: 'not_found' } },
  'staff.logIns': { who: ['health-bureau'], ids: { accountId: 'not_found' } },
  'staff.revokeLogIn': { who: ['health-bureau'], ids: { id: 'not_found' } },
  'staff.resetSecondFactor': { who: ['health-bureau'], ids: { accountId: 'not_found' } },
  'patient.list': account,
  'patient.get': { who: 'carer', ids: { id: 'not_found' } },
  'patient.add': account,
  'patient.replaceDocument': { who: 'guardian', ids: { id: 'not_found' } },
  'patient.correct': { who: 'guardian', ids: { id: 'not_found' } },
  'patient.remove': { who: 'guardian', ids: { id: 'not_found' } },
  'patient.reveal': { who: 'guardian', ids: { id: 'not_found' } },
  'guardianship.list': account,
  'guardianship.members': { who: 'guardian', ids: { patientId: 'not_found' } },
  'guardianship.approve': { who: 'guardian', ids: { id: 'not_found' } },
  'guardianship.refuse': { who: 'guardian', ids: { id: 'not_found' } },
  'guardianship.withdraw': { who: 'account', ids: { id: 'not_found' } },
  'guardianship.staffList': { who: ['health-bureau'] },
  // Persons belong to no organization, so every desk reaches every question, and every look is written down.
  'guardianship.staffFind': { who: ['front-desk', 'health-bureau'] },
  'guardianship.staffDecide': { who: ['front-desk', 'health-bureau'], ids: { id: 'public' } },
  'delegation.list': account,
  'delegation.create': { who: 'guardian', ids: { patientId: 'not_found' } },
  'delegation.preview': account,
  'delegation.accept': account,
  'delegation.revoke': { who: 'carer', ids: { id: 'not_found' } },
  'mergeRequest.list': { who: ['front-desk', 'health-bureau'] },
  'mergeRequest.get': { who: ['front-desk', 'health-bureau'], ids: { id: 'public' } },
  'mergeRequest.decide': { who: ['front-desk', 'health-bureau'], ids: { id: 'public' } },
  'consent.texts': anybody,
  'consent.list': { who: 'guardian', ids: { patientId: 'not_found' } },
  'consent.decide': { who: 'guardian', ids: { patientId: 'not_found' } },
  'consent.withdraw': { who: 'guardian', ids: { patientId: 'not_found' } },
  'healthCard.apply': { who: 'guardian', ids: { patientId: 'not_found' } },
  'healthCard.wallet': account,
  'healthCard.get': { who: 'carer', ids: { patientId: 'not_found' } },
  'healthCard.code': { who: 'carer', ids: { patientId: 'not_found' } },
  'healthCard.offlineCodes': { who: 'carer', ids: { patientId: 'not_found' } },
  'healthCard.number': { who: 'guardian', ids: { patientId: 'not_found' } },
  'healthCard.freeze': { who: 'guardian', ids: { patientId: 'not_found' } },
  'healthCard.unfreeze': { who: 'guardian', ids: { patientId: 'not_found' } },
  'healthCard.replace': { who: 'guardian', ids: { patientId: 'not_found' } },
  'healthCard.cancel': { who: 'guardian', ids: { patientId: 'not_found' } },
  'healthCard.usages': { who: 'guardian', ids: { patientId: 'not_found' } },
  // Whoever shows a card shows it to whom they like.
  'healthCard.verify': { who: LINE },
  'healthCard.findByNumber': { who: LINE },
  'healthCard.keys': { who: LINE },
  'healthCard.syncOffline': { who: LINE },
  'healthCard.confirmIdentity': { who: ['front-desk'], ids: { patientId: 'not_found' } },
  'healthCard.keyList': { who: ['health-bureau'] },
  'healthCard.rotateKey': { who: ['health-bureau'] },
  'record.checkups': { who: 'carer', ids: { patientId: 'not_found' } },
  'record.checkup': { who: 'carer', ids: { patientId: 'not_found', id: 'not_found' } },
  'chart.checkups': { who: TREATS, ids: { patientId: 'not_found' } },
  'chart.addCheckup': {
    who: TREATS,
    ids: { patientId: 'not_found', appointmentId: 'not_found', correctsId: 'entry_over' },
  },
  'chart.withdrawCheckup': { who: TREATS, ids: { id: 'not_found' } },
  'record.accessLog': { who: 'guardian', ids: { patientId: 'not_found' } },
  'account.export': account,
  'account.closing': account,
  'account.close': account,
  'audit.search': {
    who: ['health-bureau'],
    ids: { accountId: 'nothing', patientId: 'nothing', organizationId: 'nothing' },
  },
  'audit.verify': { who: ['health-bureau'] },
  'organization.list': anybody,
  'organization.get': { who: 'anybody', ids: { id: 'public' } },
  'organization.streets': anybody,
  'practitioner.list': { who: 'anybody', ids: { organizationId: 'public' } },
  'practitioner.get': { who: 'anybody', ids: { id: 'public' } },
  'slot.rules': { who: 'anybody', ids: { organizationId: 'public' } },
  // For a person only by whoever may bring them; without one by anybody.
  'slot.list': {
    who: 'carer',
    ids: {
      organizationId: 'public',
      practitionerId: 'public',
      patientId: 'not_found',
      replacingId: 'nothing',
    },
  },
  'appointment.hold': { who: 'carer', ids: { slotId: 'public', patientId: 'not_found' } },
  'appointment.release': { who: 'account', ids: { holdId: 'not_found' } },
  'appointment.book': {
    who: 'carer',
    ids: { slotId: 'public', patientId: 'not_found', holdId: 'hold_expired' },
  },
  'appointment.cancel': { who: 'carer', ids: { id: 'not_found' } },
  'appointment.reschedule': { who: 'carer', ids: { id: 'not_found', slotId: 'public' } },
  'appointment.list': account,
  'appointment.get': { who: 'carer', ids: { id: 'not_found' } },
  'session.list': { who: LINE, ids: { organizationId: 'nothing' } },
  'session.board': { who: LINE, notTheirs: ['specialist'], ids: { sessionId: 'not_found' } },
  'session.suspend': { who: LINE, notTheirs: ['specialist'], ids: { sessionId: 'not_found' } },
  'visit.find': { who: LINE },
  'visit.checkIn': { who: LINE, notTheirs: ['specialist'], ids: { appointmentId: 'not_found' } },
  'visit.callNext': { who: LINE, notTheirs: ['specialist'], ids: { sessionId: 'not_found' } },
  'visit.pass': { who: LINE, notTheirs: ['specialist'], ids: { appointmentId: 'not_found' } },
  'visit.markNoShow': { who: LINE, notTheirs: ['specialist'], ids: { appointmentId: 'not_found' } },
  'visit.leave': { who: LINE, notTheirs: ['specialist'], ids: { appointmentId: 'not_found' } },
  'visit.admitWalkIn': { who: LINE, notTheirs: ['specialist'], ids: { appointmentId: 'not_found' } },
  // The record is the treating doctor's alone: a nurse of the same place has patients of her own.
  'visit.start': { who: TREATS, notTheirs: ['nurse', 'specialist'], ids: { appointmentId: 'not_found' } },
  'visit.get': { who: TREATS, notTheirs: ['nurse', 'specialist'], ids: { appointmentId: 'not_found' } },
  'visit.complete': { who: TREATS, notTheirs: ['nurse', 'specialist'], ids: { appointmentId: 'not_found' } },
  'visit.summary': { who: 'carer', ids: { appointmentId: 'not_found' } },
  'queue.get': { who: 'carer', ids: { appointmentId: 'not_found' } },
  'survey.get': { who: 'carer', ids: { appointmentId: 'not_found' } },
  'survey.answer': { who: 'carer', ids: { appointmentId: 'not_found' } },
  'survey.summary': { who: ['health-bureau', ...LINE], ids: { organizationId: 'not_found' } },
  'message.list': account,
  'message.unread': account,
  'message.read': { who: 'account', ids: { ids: 'not_found' } },
  'message.subscription': account,
  'message.subscribe': account,
  'rule.list': { who: ['health-bureau'] },
  'rule.versions': { who: ['health-bureau'] },
  'rule.change': { who: ['health-bureau'] },
  'rule.withdraw': { who: ['health-bureau'], answersHere: 'not_found' },
  'calendar.list': { who: ['health-bureau'] },
  'calendar.setDay': { who: ['health-bureau'] },
  'calendar.clearDay': { who: ['health-bureau'] },
  'directory.organizations': { who: ['health-bureau'] },
  'directory.saveOrganization': { who: ['health-bureau'], ids: { id: 'not_found', parentId: 'not_found' } },
  'directory.practitioners': { who: ['health-bureau'], ids: { organizationId: 'nothing' } },
  'directory.savePractitioner': { who: ['health-bureau'], ids: { id: 'not_found' } },
  'directory.saveRole': {
    who: ['health-bureau'],
    ids: { id: 'not_found', practitionerId: 'not_found', organizationId: 'not_found' },
  },
  'directory.saveCertification': {
    who: ['health-bureau'],
    ids: { id: 'not_found', practitionerId: 'not_found' },
  },
  'sessionTemplate.list': {
    who: ['health-bureau'],
    ids: { organizationId: 'nothing', practitionerId: 'nothing' },
  },
  'sessionTemplate.save': {
    who: ['health-bureau'],
    ids: { id: 'not_found', organizationId: 'not_found', practitionerId: 'not_found' },
  },
  'sessionTemplate.end': { who: ['health-bureau'], ids: { id: 'not_found' } },
  'change.list': { who: ['health-bureau'], ids: { subjectId: 'nothing' } },
  'change.revert': { who: ['health-bureau'], ids: { id: 'not_found' } },
}
