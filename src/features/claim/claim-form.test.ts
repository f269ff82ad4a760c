import { describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import {
  type ClaimForm,
  EMPTY_INVOICE,
  firstForm,
  type InvoiceForm,
  invoiceMissing,
  stepMissing,
  toSubmit,
} from './claim-form'
import type { Prepared } from './use-claims'

const INVOICE: InvoiceForm = {
  patientName: '周予满',
  number: '51012345',
  issuedOn: localDate('2026-10-10'),
  total: '21,560.80',
  basic: '8600',
  other: '',
  lines: [{ key: 'line', nameZh: '陪护床', amount: '615.13', exclusion: 'companion' }],
}

const FORM: ClaimForm = {
  care: 'inpatient',
  cause: 'illness',
  admittedOn: localDate('2026-10-03'),
  admittedTime: null,
  dischargedOn: localDate('2026-10-10'),
  isEmergency: false,
  organizationId: null,
  hospitalName: '市妇女儿童医院（示例）',
  hospitalLevel: 'tertiary',
  isInTerritory: true,
  diagnosis: '支气管肺炎',
  invoices: [INVOICE],
  papers: [{ id: 'p1', kind: 'invoice' }],
  holderName: '林晓敏',
  bankName: '示例银行',
  accountNumber: '6222021234563306',
}

describe('a claim that is being written', () => {
  it.each([
    [{ ...EMPTY_INVOICE }, '先写发票号'],
    [{ ...INVOICE, issuedOn: null }, '先选开票日期'],
    [{ ...INVOICE, total: '很多' }, '先写发票总额'],
    [{ ...INVOICE, basic: '1.234' }, '医保和别处付的，写成元'],
    [{ ...INVOICE, basic: '30000' }, '付过的比总额多，再看看'],
    [
      { ...INVOICE, lines: [{ key: 'line', nameZh: '', amount: '1', exclusion: 'x' }] },
      '自费的项目写全名字和金额',
    ],
    [
      { ...INVOICE, lines: [{ key: 'line', nameZh: '床', amount: '30000', exclusion: 'x' }] },
      '自费的加起来比总额多',
    ],
    [INVOICE, null],
  ])('an invoice says the next thing that it lacks', (invoice, missing) => {
    expect(invoiceMissing(invoice)).toBe(missing)
  })

  it('asks for each thing on the step where it stands', () => {
    expect(stepMissing('treatment', FORM, [])).toBeNull()
    expect(stepMissing('treatment', { ...FORM, dischargedOn: localDate('2026-10-02') }, [])).toBe(
      '出院不能早于入院',
    )
    expect(stepMissing('treatment', { ...FORM, hospitalName: ' ' }, [])).toBe('先写在哪里看的')
    expect(stepMissing('invoices', { ...FORM, invoices: [] }, [])).toBe('先加一张发票')
    expect(stepMissing('papers', FORM, ['invoice', 'diagnosis'])).toBe('还差 1 样材料')
    expect(stepMissing('account', { ...FORM, accountNumber: '622' }, [])).toBe('卡号是 12–25 位数字')
    expect(stepMissing('account', FORM, [])).toBeNull()
  })

  it('sends whole 分, and nothing that was not typed', () => {
    const sent = toSubmit('patient', FORM, null)
    expect(sent.invoices).toEqual([
      {
        number: '51012345',
        patientName: '周予满',
        issuedOn: '2026-10-10',
        totalFen: 2_156_080,
        basicInsuranceFen: 860_000,
        otherPayerFen: 0,
        lines: [{ nameZh: '陪护床', amountFen: 61_513, exclusion: 'companion', limitFen: null }],
      },
    ])
    expect(sent.hospital).toEqual({
      nameZh: '市妇女儿童医院（示例）',
      level: 'tertiary',
      isInTerritory: true,
    })
    expect(sent).not.toHaveProperty('visitId')
  })

  it('names the place of the county, where the visit says it', () => {
    expect(toSubmit('p', { ...FORM, organizationId: 'org' }, null).hospital).toEqual({
      organizationId: 'org',
    })
  })

  it('names the visit from which it started, until it is about another day or place', () => {
    const on = localDate('2026-10-03')
    const seen = { id: 'visit', admittedOn: on, admittedAt: '2026-10-03T09:00:00+08:00', isMember: true }
    const visit = { ...seen, organizationId: 'org', organizationName: '城东', diagnosisZh: '急性咽炎' }
    const here = { ...FORM, organizationId: 'org' }
    expect(toSubmit('p', here, visit).visitId).toBe('visit')
    expect(toSubmit('p', { ...here, admittedOn: localDate('2026-10-02') }, visit)).not.toHaveProperty(
      'visitId',
    )
    expect(toSubmit('p', FORM, visit)).not.toHaveProperty('visitId')
    const known = firstForm({ visit, holderNames: [] } as unknown as Prepared)
    expect([known.diagnosis, known.organizationId]).toEqual(['急性咽炎', 'org'])
  })
})
