import type { FastifyBaseLogger } from 'fastify'
import type { EntryKind } from '#domain/kernel/entry-kind'
import type { LocalDate } from '#domain/kernel/time'
import type { KeyGroup, KeyGroupTag } from '#domain/key-group/key-group'
import type { ChangeSubject } from '#domain/operation/change-subject'
import type { PrescriptionItem } from '#domain/record/prescription'
import type { ShownService } from '#domain/service-task/fulfilment'
import type { CareScopes } from './access/care-scopes'
import type { ConsentAnswer, ConsentGiven } from './access/consent-answer'
import type { BirthDateOf, NewGuardian } from './access/guardian-change'
import type { IsReferredTo, IsSignedAt } from './access/known-at'
import type { MoneyAccess } from './access/money-access'
import type { ChartLook, RecordLook } from './access/record-look'
import type { RecordedEntry } from './access/recorded-entry'
import type { SimulateFees, SimulateRule } from './access/rule-simulation'
import type { WaitlistAccess } from './access/waitlist'
import type { Admit } from './admission/admission'
import type { AuditTrail } from './audit'
import type { Database, Transaction } from './database/database'
import type { PlainSql } from './database/plain-sql'
import type { ReadLists } from './database/read-lists'
import type { Notices } from './notices'
import type { OutsideSystems } from './outside/outside-systems'
import type { RuleTable } from './rule-table'
import type { ChartScope } from './scope/chart-scope'
import type { CounterScope } from './scope/counter-scope'
import type { PatientScope } from './scope/patient-scope'
import type { PresentScope } from './scope/present-scope'
import type { StaffActor, StaffScope } from './scope/staff-scope'
import type { TeamScope } from './scope/team-scope'
import type { FieldCrypto } from './sealing/field-crypto'
import type { MeasuredValues } from './sealing/measured-values'
import type { SealedFiles } from './sealing/sealed-files'

/** The account that asks, as its access token proves it; its roles are read anew at each request. */
export interface Actor extends StaffActor {
  readonly tokenId: string
}

/** What features may ask of each other. Each is answered by one feature and handed over by the composition root. */
export interface Access
  extends WaitlistAccess<UnattendedContext, WriteContext>,
    MoneyAccess<PayerContext, UnattendedContext> {
  /** Whoever may bring the patient on a day. @throws not_found alike for absent and another family's patients */
  careScope(tx: Database | Transaction, actor: Actor, patientId: string, on: LocalDate): Promise<PatientScope>
  /** The person or a guardian. @throws not_found alike, and delegate_not_permitted for a delegate */
  readonly guardianScope: Access['careScope']
  readonly careScopes: CareScopes
  /**
   * Whoever may bring the patient today, to read of the record: a delegate's look is written down. @throws not_found alike for absent and another family's patients
   */
  recordScope(ctx: AccountContext, look: RecordLook): Promise<PatientScope>
  /**
   * Makes an account a guardian, or the person's own account, whoever agreed to it. @throws household_full with
   * `isAskers`, guardian_limit, not_found for a row that was merged away, and patient_already_added
   */
  admitGuardian(ctx: Pick<WriteContext, 'tx' | 'rules'>, link: NewGuardian, now: Date): Promise<void>
  /** Whether the account acts for one of the patients, or will on a later day: staff never decide about those. */
  actsForOneOf(
    tx: Database | Transaction,
    accountId: string,
    patientIds: readonly string[],
    today: LocalDate,
  ): Promise<boolean>
  /** Another birth date moves the last day of guardianships and of delegations. The caller has locked the person. */
  followBirthDate(
    ctx: Pick<WriteContext, 'tx' | 'account' | 'notices'>,
    person: BirthDateOf,
    now: Date,
  ): Promise<void>
  /** The names of those of the accounts who are, or once were, staff; one statement however many. */
  staffNames(tx: Database | Transaction, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Whether whoever decides for the patient today agreed to the purpose, and has not taken it back. */
  readonly consentGiven: ConsentGiven
  /**
   * The one door into a record for staff; the look is written down in the same step. `kinds` are what the caller is
   * about to show or write: the scope names those of them that may be seen.
   *
   * @throws not_found alike for absent people and for those whose record nothing opens; consent_withheld when none of
   * `kinds` may be seen and `head` names nothing; not_permitted for a write by whoever was only shown a part
   */
  chartScope(tx: Database | Transaction, ctx: StaffContext, look: ChartLook): Promise<ChartScope>
  /** What nobody may overlook, `青霉素过敏`, by person; who is missing has none written down. One statement however many. */
  allergyWords(
    tx: Database | Transaction,
    fieldCrypto: FieldCrypto,
    patientIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>>
  /** The card follows its person: the document in force, another row of the same person, an answered question. */
  followCard(
    ctx: Pick<WriteContext, 'tx' | 'account' | 'fieldCrypto' | 'notices'>,
    moved: { readonly patientId: string; readonly endedId?: string },
    now: Date,
  ): Promise<void>
  /**
   * Checks somebody in who came at a moment that may lie a little back, when the scanner had no network. @throws
   * not_found and what `decideArrival` refuses
   */
  checkIn(
    ctx: StaffWriteContext,
    arrival: { readonly appointmentId: string; readonly at: Date },
  ): Promise<unknown>
  /**
   * Ends a visit whose record is written elsewhere, in a check-up; the caller has written it before. @throws not_found
   * for absent and other doctors' visits; appointment_state unless it is under way
   */
  endVisit(ctx: StaffWriteContext, appointmentId: string): Promise<{ readonly nextNumber: number | null }>
  /**
   * Keeps what a visit or a check-up measured as a measurement of that day: nothing is written down twice.
   *
   * @throws not_found; measurement_doubtful with `doubts` unless they were read
   * @returns its id
   */
  keepMeasurement(
    ctx: StaffWriteContext,
    measured: {
      readonly patientId: string
      /** The procedure, e.g. `visit.complete` */
      readonly action: string
      readonly appointmentId: string | null
      readonly on: LocalDate
      readonly values: MeasuredValues
      readonly isConfirmed: boolean
      /** The measurement that this one corrects, withdrawn before. */
      readonly correctsId?: string | null
    },
  ): Promise<string>
  /**
   * A sheet of a visit, while the visit is on or within the seven days for which it opens the record. @throws
   * not_permitted for whoever does not prescribe; not_found alike for absent, colleagues' and older visits;
   * appointment_state before it has begun; prescription_allergy, prescription_twice
   */
  prescribe(
    ctx: StaffWriteContext,
    sheet: {
      readonly appointmentId: string
      readonly items: readonly PrescriptionItem[]
      readonly restricted: boolean
    },
  ): Promise<{ readonly id: string }>
  /** The record of a person in words, as far as whoever acts for them may read it: for an export. Newest first. */
  wholeRecord(
    ctx: Pick<Context, 'db' | 'fieldCrypto' | 'now' | 'rules'>,
    scope: PatientScope,
  ): Promise<readonly RecordedEntry[]>
  /** Whether a check-up of the person is due, or booked for today, and was not done (rules D-CH-04). */
  checkupIsDue(
    tx: Database | Transaction,
    ctx: Pick<Context, 'rules' | 'fieldCrypto'>,
    scope: ChartScope,
    today: LocalDate,
  ): Promise<boolean>
  /**
   * Somebody of a family-doctor team, or who stands in for a member today. @throws not_found alike for absent teams and
   * those of others
   */
  teamScope(
    tx: Database | Transaction,
    ctx: Pick<StaffContext, 'staff'>,
    teamId: string,
    today: LocalDate,
  ): Promise<TeamScope>
  /** Whether somebody's card was shown to whoever asks within the hour: the person, or who brings them, stands there. */
  isPresent(
    tx: Database | Transaction,
    ctx: Pick<StaffContext, 'staff'>,
    patientId: string,
    now: Date,
  ): Promise<boolean>
  /**
   * A grown-up whose card was shown to whoever asks within the hour. @throws not_found alike for everybody else;
   * signer_under_age
   */
  presentScope(
    tx: Database | Transaction,
    ctx: Pick<StaffContext, 'staff'>,
    patientId: string,
    now: Date,
  ): Promise<PresentScope>
  /** Of any age, to book for them. `isSelf`: the person speaks, nobody for them. @throws not_found alike for everybody else */
  counterScope(
    tx: Database | Transaction,
    ctx: Pick<StaffContext, 'staff'>,
    whom: { readonly patientId: string; readonly isSelf: boolean },
    now: Date,
  ): Promise<CounterScope>
  /** How long a team usually takes to answer, in minutes; null while too few answers say so (journeys E2 38). */
  replyMinutesOf(ctx: Pick<Context, 'db' | 'rules' | 'now'>, teamId: string): Promise<number | null>
  /** The key groups of each person on a day, by age, seen or said; one statement however many, and unfiltered. */
  keyGroupsOf(
    tx: Database | Transaction,
    fieldCrypto: FieldCrypto,
    patientIds: readonly string[],
    on: LocalDate,
  ): Promise<ReadonlyMap<string, readonly KeyGroupTag[]>>
  /** Keeps what a family says of itself until staff have seen the evidence; twice is once. */
  declareKeyGroups(
    ctx: Pick<WriteContext, 'tx' | 'account' | 'fieldCrypto'>,
    declared: { readonly patientId: string; readonly groups: readonly KeyGroup[] },
    now: Date,
  ): Promise<void>
  /** Brings the tasks of contracts to what they owe today; again changes nothing. @returns how many rows it wrote */
  planTasks(
    ctx: Pick<WriteContext, 'tx' | 'rules'>,
    contractIds: readonly string[],
    today: LocalDate,
  ): Promise<number>
  /**
   * A new entry of a record is the service that a contract promised, whichever place gave it (rules D-FD-08): of each
   * item that it shows the task that falls due first is done.
   *
   * @returns the tasks that are done with it
   */
  fulfilTasks(
    tx: Transaction,
    entry: {
      readonly patientId: string
      readonly entryId: string
      readonly on: LocalDate
      readonly shown: ShownService
      /** The entry that this one corrects: what it showed is shown by this one, if at all. */
      readonly correctsId?: string | null | undefined
      /** The task that is meant where several are open. */
      readonly taskId?: string | undefined
    },
  ): Promise<readonly string[]>
  /** An entry is gone: what it showed was not done. */
  reopenTasks(tx: Transaction, entry: { readonly kind: EntryKind; readonly entryId: string }): Promise<void>
  /** Keeps an answer in place of the one before; who may give it is for the caller. @throws consent_text_changed */
  recordConsent(tx: Transaction, answer: ConsentAnswer, now: Date): Promise<void>
  readonly isSignedAt: IsSignedAt
  readonly isReferredTo: IsReferredTo
  readonly simulateRule: SimulateRule
  readonly simulateFees: SimulateFees
}

/** Puts back what stood before a change of one subject, as far as that still may be; null: it did not exist. */
export type Restore = (
  ctx: StaffWriteContext,
  change: { readonly subjectId: string; readonly before: unknown; readonly after: unknown },
) => Promise<void>

/** How changes of each subject are taken back: answered by the feature that makes them. */
export type Restorers = Readonly<Partial<Record<ChangeSubject, Restore>>>

/** What every request is given. Nothing in a use case reads a clock, an environment variable or a global. */
export interface Context {
  readonly requestId: string
  readonly log: FastifyBaseLogger
  readonly now: () => Date
  readonly db: Database
  readonly transaction: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>
  readonly plain: PlainSql
  readonly fieldCrypto: FieldCrypto
  readonly files: SealedFiles
  readonly readLists: ReadLists
  readonly rules: RuleTable
  readonly access: Access
  readonly audit: AuditTrail
  readonly notices: Notices
  readonly restorers: Restorers
  readonly outside: OutsideSystems
  readonly admit: Admit
  /** True where the demonstration county is on show: then its people may log in without WeChat. */
  readonly isDemonstration: boolean
  readonly account: Actor | null
  /** What keeps the asker's place in a line that had no room for them (decision 195). */
  readonly placeTicket?: string | undefined
  /** What the asker's phone calls itself, if it does. */
  readonly device?: string | undefined
}

/** What every request shares; who asks is added to it. */
export type SharedContext = Omit<Context, 'account' | 'requestId' | 'placeTicket' | 'device'>

export interface AccountContext extends Context {
  readonly account: Actor
}

/** Whoever is about to pay. */
export type PayerContext = Pick<AccountContext, 'account' | 'now' | 'rules' | 'fieldCrypto' | 'access'>

/** What is at hand when nobody asks but WeChat or the clock. */
export type UnattendedContext = Pick<Context, 'now' | 'rules' | 'fieldCrypto' | 'notices' | 'access'>

/** Whoever asks has been proved to act as staff. */
export interface StaffContext extends AccountContext {
  readonly staff: StaffScope
}

/** A write's context: `tx` is the transaction in which its idempotency key is kept. */
export interface WriteContext extends AccountContext {
  readonly tx: Transaction
}

export interface StaffWriteContext extends WriteContext {
  readonly staff: StaffScope
}
