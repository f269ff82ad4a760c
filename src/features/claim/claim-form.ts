import type { Fen } from '#domain/kernel/fen'
import { instantAt, type LocalDate, localTime, toIsoShanghai } from '#domain/kernel/time'
import type { ClaimCare, ClaimCause, HospitalLevel } from '#domain/mutual-aid/claim/claim-care'
import type { ClaimDocument } from '#domain/mutual-aid/claim/claim-document'
import { typedYuan } from './typed-yuan'
import type { Prepared } from './use-claims'

/** A line of an invoice that the plan does not pay, as it is typed. */
export interface ExcludedLine {
  /** Tells it apart while it has no name yet. */
  readonly key: string
  readonly nameZh: string
  readonly amount: string
  /** Code of an exclusion of the plan. */
  readonly exclusion: string
}

/** An invoice as it is typed; amounts in 元. */
export interface InvoiceForm {
  /** As printed on it: a paper of a brother or sister is found by it (journeys E4 22). */
  readonly patientName: string
  readonly number: string
  readonly issuedOn: LocalDate | null
  readonly total: string
  readonly basic: string
  readonly other: string
  readonly lines: readonly ExcludedLine[]
}

export interface PaperForm {
  readonly id: string
  readonly kind: ClaimDocument
}

/** A claim that is being written. It is kept at the server as it is, sealed, until it is handed in. */
export interface ClaimForm {
  readonly care: ClaimCare
  readonly cause: ClaimCause
  readonly admittedOn: LocalDate | null
  /** HH:MM; asked only where the hour decides about the way. */
  readonly admittedTime: string | null
  readonly dischargedOn: LocalDate | null
  readonly isEmergency: boolean
  /** A place of the county that the visit names; null: another one, by name. */
  readonly organizationId: string | null
  readonly hospitalName: string
  readonly hospitalLevel: HospitalLevel
  readonly isInTerritory: boolean
  readonly diagnosis: string
  readonly invoices: readonly InvoiceForm[]
  readonly papers: readonly PaperForm[]
  readonly holderName: string
  readonly bankName: string
  readonly accountNumber: string
}

/** What is known already stands there; nothing else is guessed. */
export function firstForm({ visit, holderNames }: Prepared): ClaimForm {
  return {
    care: visit ? 'outpatient' : 'inpatient',
    cause: 'illness',
    admittedOn: visit?.admittedOn ?? null,
    admittedTime: null,
    dischargedOn: visit?.admittedOn ?? null,
    isEmergency: false,
    organizationId: visit?.organizationId ?? null,
    hospitalName: visit?.organizationName ?? '',
    hospitalLevel: 'tertiary',
    isInTerritory: true,
    diagnosis: visit?.diagnosisZh ?? '',
    invoices: [],
    papers: [],
    holderName: holderNames[0] ?? '',
    bankName: '',
    accountNumber: '',
  }
}

export const EMPTY_INVOICE: InvoiceForm = {
  patientName: '',
  number: '',
  issuedOn: null,
  total: '',
  basic: '',
  other: '',
  lines: [],
}

/** What an invoice still lacks, said as the next thing to do; null when it can be taken. */
export function invoiceMissing(invoice: InvoiceForm): string | null {
  const { patientName, number, issuedOn, total, basic, other, lines } = invoice
  if (!/^[0-9A-Z-]{4,40}$/.test(number)) return '先写发票号'
  if (patientName.trim() === '') return '先写发票上的姓名'
  if (issuedOn === null) return '先选开票日期'
  const totalFen = typedYuan(total)
  if (!totalFen) return '先写发票总额'
  const paidFen = [basic, other].map((text) => typedYuan(text === '' ? '0' : text))
  if (paidFen.includes(null)) return '医保和别处付的，写成元'
  if (sum(paidFen) > totalFen) return '付过的比总额多，再看看'
  const amounts = lines.map(({ amount }) => typedYuan(amount))
  if (lines.some(({ nameZh }, index) => nameZh.trim() === '' || !amounts[index]))
    return '自费的项目写全名字和金额'
  return sum(amounts) > totalFen ? '自费的加起来比总额多' : null
}

/** The steps of the form, and what each still lacks, said as the next thing to do; null: it can be left. */
export const CLAIM_STEPS = ['treatment', 'invoices', 'papers', 'account'] as const
export type ClaimStep = (typeof CLAIM_STEPS)[number]

export function stepMissing(
  step: ClaimStep,
  form: ClaimForm,
  needed: readonly ClaimDocument[],
): string | null {
  switch (step) {
    case 'treatment':
      return treatmentMissing(form)
    case 'invoices':
      return form.invoices.length === 0 ? '先加一张发票' : null
    case 'papers': {
      const lacking = needed.filter((kind) => !form.papers.some((paper) => paper.kind === kind))
      return lacking.length > 0 ? `还差 ${lacking.length} 样材料` : null
    }
    case 'account':
      if (form.holderName.trim().length < 2) return '先选收款的人'
      if (form.bankName.trim().length < 2) return '先写开户行'
      return /^\d{12,25}$/.test(form.accountNumber) ? null : '卡号是 12–25 位数字'
  }
}

function treatmentMissing(form: ClaimForm): string | null {
  if (form.admittedOn === null) return '先选哪天看的'
  if (form.dischargedOn === null) return '先选哪天出院或看完'
  if (form.dischargedOn < form.admittedOn) return '出院不能早于入院'
  if (form.organizationId === null && form.hospitalName.trim().length < 2) return '先写在哪里看的'
  return form.diagnosis.trim() === '' ? '先写看的什么病' : null
}

/** As the server takes it, with the visit from which it started. Call it once nothing is missing. */
export function toSubmit(patientId: string, form: ClaimForm, visit: Prepared['visit']) {
  const { admittedOn, admittedTime, dischargedOn, invoices } = form
  if (admittedOn === null) throw new Error('a claim that lacks something is not handed in')
  return {
    patientId,
    // Of another day or another place it is no longer that visit.
    ...(visit?.admittedOn === admittedOn &&
      visit.organizationId === form.organizationId && { visitId: visit.id }),
    care: form.care,
    cause: form.cause,
    admittedOn,
    ...(admittedTime && { admittedAt: toIsoShanghai(instantAt(admittedOn, localTime(admittedTime))) }),
    dischargedOn,
    hospital:
      form.organizationId === null
        ? { nameZh: form.hospitalName.trim(), level: form.hospitalLevel, isInTerritory: form.isInTerritory }
        : { organizationId: form.organizationId },
    isEmergency: form.isEmergency,
    diagnosis: { nameZh: form.diagnosis.trim() },
    invoices: invoices.flatMap((invoice) =>
      invoice.issuedOn === null
        ? []
        : [
            {
              ...amountsOf(invoice),
              number: invoice.number,
              patientName: invoice.patientName.trim(),
              issuedOn: invoice.issuedOn,
            },
          ],
    ),
    attachmentIds: form.papers.map(({ id }) => id),
    account: {
      holderName: form.holderName.trim(),
      bankName: form.bankName.trim(),
      number: form.accountNumber,
    },
  }
}

function amountsOf({ total, basic, other, lines }: InvoiceForm) {
  return {
    totalFen: fenOf(total),
    basicInsuranceFen: fenOf(basic),
    otherPayerFen: fenOf(other),
    lines: lines.map(({ nameZh, amount, exclusion }) => ({
      nameZh: nameZh.trim(),
      amountFen: fenOf(amount),
      exclusion,
      limitFen: null,
    })),
  }
}

function fenOf(text: string): number {
  return typedYuan(text) ?? 0
}

function sum(amounts: readonly (Fen | null)[]): number {
  return amounts.reduce<number>((all, amount) => all + (amount ?? 0), 0)
}
