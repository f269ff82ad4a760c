import { CHECKUP_OCCASIONS } from '#domain/checkup/checkup-occasion'
import { type CheckupRecord, prefilledCheckup } from '#domain/checkup/checkup-record'
import { checkupRules, DEFAULT_CHECKUP_RULES } from '#domain/checkup/checkup-rules'
import { checkupWindow } from '#domain/checkup/checkup-window'
import { NO_NEWBORN_FACTS } from '#domain/checkup/newborn-risk'
import { addDays, instantAt, type LocalDate, localDateOf, localTime } from '#domain/kernel/time'
import type { Prisma } from '#server/platform/database/database'
import type { FieldCrypto } from '#server/platform/sealing/field-crypto'
import { sealMeasuredValues } from '#server/platform/sealing/measured-values'
import { DEMO_BIRTHS, DEMO_CHECKUPS, type DemoCheckup } from './demo-checkups'
import { birthDateOf } from './demo-document'
import { DEMO_FAMILIES } from './demo-families'
import { demoId } from './demo-id'

export interface CheckupRows {
  readonly measurements: readonly Prisma.MeasurementCreateManyInput[]
  readonly checkups: readonly Prisma.CheckupCreateManyInput[]
  readonly births: readonly Prisma.BirthFactsCreateManyInput[]
}

/** Standing measures from two years on; before that children lie. */
const STANDS_FROM_VISIT = 8

/** The check-ups that the children of the demo have behind them, with what was measured, all by 城东. */
export function checkupRows(fieldCrypto: FieldCrypto, now: Date, byAccountId: string): CheckupRows {
  const today = localDateOf(now)
  const organizationId = demoId('organization', 'chengdong')
  const entries = DEMO_CHECKUPS.map((demo) => {
    const key = `${demo.patient}/${demo.visitNo}`
    const on = doneOn(demo, today)
    const entry = {
      patientId: demoId('patient', demo.patient),
      byAccountId,
      organizationId,
      practitionerId: demoId('practitioner', demo.visitNo === 1 ? 'sun-qian' : 'zhao-min'),
      createdAt: instantAt(on, localTime('10:00')),
    }
    return { demo, key, on: new Date(on), entry }
  })
  return {
    measurements: entries.map(({ demo, key, on, entry }) => ({
      ...entry,
      id: demoId('measurement', key),
      measuredOn: on,
      source: 'staff',
      valuesCipher: sealMeasuredValues(fieldCrypto, {
        weightGrams: demo.weightGrams,
        statureMillimetres: demo.statureMillimetres,
        statureAs: demo.visitNo < STANDS_FROM_VISIT ? 'length' : 'height',
        headMillimetres: demo.headMillimetres,
      }),
    })),
    checkups: entries.map(({ demo, key, on, entry }) => ({
      ...entry,
      id: demoId('checkup', key),
      visitNo: demo.visitNo,
      doneOn: on,
      measurementId: demoId('measurement', key),
      recordCipher: fieldCrypto.seal('checkup.record_cipher', JSON.stringify(recordOf(demo))),
    })),
    births: DEMO_BIRTHS.map(({ patient, homeSinceDays, ...facts }) => ({
      patientId: demoId('patient', patient),
      factsCipher: fieldCrypto.seal(
        'birth_facts.facts_cipher',
        JSON.stringify({ ...facts, dischargedOn: addDays(today, -homeSinceDays) }),
      ),
      source: 'staff',
      byAccountId,
      updatedAt: now,
    })),
  }
}

function recordOf(demo: DemoCheckup): CheckupRecord {
  const { items = [] } = CHECKUP_OCCASIONS.find(({ visitNo }) => visitNo === demo.visitNo) ?? {}
  const { abnormal, haemoglobin, words } = demo
  return { ...prefilledCheckup([...items], demo), abnormal: [...abnormal], haemoglobin, words }
}

function doneOn({ patient, visitNo, daysAfterDue }: DemoCheckup, today: LocalDate): LocalDate {
  const person = DEMO_FAMILIES.flatMap(({ people }) => people).find(({ key }) => key === patient)
  const occasion = CHECKUP_OCCASIONS.find((each) => each.visitNo === visitNo)
  if (!person || !occasion) throw new Error(`the demonstration has no check-up ${visitNo} of ${patient}`)
  const rules = checkupRules(DEFAULT_CHECKUP_RULES, today)
  const { dueOn } = checkupWindow(occasion, birthDateOf(person, today), NO_NEWBORN_FACTS, rules)
  return addDays(dueOn, daysAfterDue)
}
