import type {
  AllergyIntolerance,
  DiagnosticReport,
  DocumentReference,
  Encounter,
  FhirResource,
  Immunization,
  MedicationRequest,
  Observation,
} from 'fhir/r4'
import { VACCINES } from '#domain/immunization/vaccine'
import type { EntryKind } from '#domain/kernel/entry-kind'
import { prescriptionItemInWords } from '#domain/record/prescription'
import { valueInWords } from '#domain/report/report-result'
import { diagnosisOf } from '#domain/visit/diagnosis'
import { openAllergy, openItems, openResult, openVisit } from '../../../platform/sealing/entry-seal'
import type { FieldCrypto } from '../../../platform/sealing/field-crypto'
import { type MeasuredValues, openMeasuredValues } from '../../../platform/sealing/measured-values'
import { cipherOf } from '../timeline/entry-line'
import type { EntryRow } from '../timeline/timeline-store'

interface Written {
  readonly row: EntryRow
  readonly title: string
  readonly crypto: FieldCrypto
  /** `Patient/…` */
  readonly subject: { readonly reference: string }
}

const LOINC = 'http://loinc.org'
const UCUM = 'http://unitsofmeasure.org'
const ICD10 = 'http://hl7.org/fhir/sid/icd-10'
const OBSERVATION_CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const ALLERGY_STATUS = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical'
const ALLERGY_VERIFICATION = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification'
/** Codes of the national schedule; no public code system names them. */
const VACCINE_CODES = 'urn:jiamenkou:vaccine'

/** One entry of the record as FHIR R4 says it: the measures of a visit stand for themselves, so that none comes twice. */
export function fhirResources(written: Written): FhirResource[] {
  return RESOURCES[written.row.kind](written)
}

const RESOURCES: Readonly<Record<EntryKind, (written: Written) => FhirResource[]>> = {
  visit: (written) => [visit(written)],
  checkup: (written) => [encounter(written, written.title)],
  'follow-up': (written) => [followedUp(written)],
  prescription: prescribed,
  report: reported,
  immunization: (written) => [immunized(written)],
  measurement: ({ row, crypto, subject }) =>
    row.cipher === null ? [] : measured(row, openMeasuredValues(crypto, row.cipher), subject),
  allergy: (written) => [allergic(written)],
  attachment: (written) => [attached(written)],
}

function visit(written: Written): Encounter {
  const { diagnoses } = openVisit(written.crypto, cipherOf(written.row))
  return {
    ...encounter(written, written.title),
    reasonCode: diagnoses.map((code) => ({
      coding: [{ system: ICD10, code }],
      text: diagnosisOf(code)?.nameZh ?? code,
    })),
  }
}

function encounter({ row, subject }: Written, title: string): Encounter {
  return {
    resourceType: 'Encounter',
    id: row.id,
    status: 'finished',
    class: { system: ACT_CODE, code: 'AMB', display: 'ambulatory' },
    type: [{ text: title }],
    subject,
    period: { start: row.on, end: row.on },
    ...(row.place ? { serviceProvider: { display: row.place } } : {}),
    ...(row.practitioner ? { participant: [{ individual: { display: row.practitioner } }] } : {}),
  }
}

const FOLLOW_UP_CLASSES: Readonly<Record<string, { code: string; display: string }>> = {
  phone: { code: 'VR', display: 'virtual' },
  message: { code: 'VR', display: 'virtual' },
  'home-visit': { code: 'HH', display: 'home health' },
}

/** Nobody at home is an encounter that was cancelled. */
function followedUp(written: Written): Encounter {
  const [way = '', outcome] = (written.row.code ?? '').split('/')
  const met = encounter(written, written.title)
  return {
    ...met,
    status: outcome === 'done' ? 'finished' : 'cancelled',
    class: { ...met.class, ...FOLLOW_UP_CLASSES[way] },
  }
}

function prescribed({ row, crypto, subject }: Written): MedicationRequest[] {
  return openItems(crypto, cipherOf(row)).map((item, place) => ({
    resourceType: 'MedicationRequest',
    id: `${row.id}-${place + 1}`,
    status: 'completed',
    intent: 'order',
    medicationCodeableConcept: { text: item.drug },
    subject,
    authoredOn: row.on,
    dosageInstruction: [{ text: prescriptionItemInWords(item) }],
  }))
}

function reported({ row, title, crypto, subject }: Written): (DiagnosticReport | Observation)[] {
  const { values, findings, conclusion } = openResult(crypto, cipherOf(row))
  const observations = values.map(
    (value, place): Observation => ({
      resourceType: 'Observation',
      id: `${row.id}-${place + 1}`,
      status: 'final',
      category: [{ coding: [{ system: OBSERVATION_CATEGORY, code: 'laboratory' }] }],
      code: { text: value.name },
      subject,
      effectiveDateTime: row.on,
      ...(typeof value.value === 'number'
        ? { valueQuantity: { value: value.value, ...(value.unit === '' ? {} : { unit: value.unit }) } }
        : { valueString: valueInWords(value) }),
      ...(value.low === null && value.high === null
        ? {}
        : {
            referenceRange: [
              {
                ...(value.low === null ? {} : { low: { value: value.low } }),
                ...(value.high === null ? {} : { high: { value: value.high } }),
              },
            ],
          }),
    }),
  )
  const words = [findings, conclusion].filter((each) => each !== '').join('\n')
  const report: DiagnosticReport = {
    resourceType: 'DiagnosticReport',
    id: row.id,
    status: 'final',
    code: { text: title },
    subject,
    effectiveDateTime: row.on,
    ...(row.place ? { performer: [{ display: row.place }] } : {}),
    ...(observations.length > 0
      ? { result: observations.map(({ id }) => ({ reference: `Observation/${id}` })) }
      : {}),
    ...(words === '' ? {} : { conclusion: words }),
  }
  return [report, ...observations]
}

function immunized({ row, title, subject }: Written): Immunization {
  const code = row.code ?? 'unknown'
  const lot = row.related[0]
  return {
    resourceType: 'Immunization',
    id: row.id,
    status: 'completed',
    vaccineCode: {
      coding: [{ system: VACCINE_CODES, code }],
      text: code in VACCINES ? VACCINES[code as keyof typeof VACCINES].nameZh : title,
    },
    patient: subject,
    occurrenceDateTime: row.on,
    primarySource: row.source === 'staff' && row.isVerified,
    ...(lot ? { lotNumber: lot } : {}),
    ...(row.place ? { location: { display: row.place } } : {}),
  }
}

/** Code, unit and value of each measure that was taken. */
function measured(
  row: EntryRow,
  values: MeasuredValues,
  subject: { readonly reference: string },
): Observation[] {
  const { weightGrams, statureMillimetres, statureAs, headMillimetres } = values
  const stature = statureAs === 'length' ? ['8306-3', 'Body height --lying'] : ['8302-2', 'Body height']
  const each: [code: string, display: string, value: number | null, unit: string][] = [
    ['29463-7', 'Body weight', weightGrams === null ? null : weightGrams / 1000, 'kg'],
    [stature[0] ?? '', stature[1] ?? '', statureMillimetres === null ? null : statureMillimetres / 10, 'cm'],
    [
      '9843-4',
      'Head Occipital-frontal circumference',
      headMillimetres === null ? null : headMillimetres / 10,
      'cm',
    ],
  ]
  const { systolic = null, diastolic = null, glucoseTenths = null } = values.vitals ?? {}
  each.push(
    ['8480-6', 'Systolic blood pressure', systolic, 'mm[Hg]'],
    ['8462-4', 'Diastolic blood pressure', diastolic, 'mm[Hg]'],
    [
      '15074-8',
      'Glucose [Moles/volume] in Blood',
      glucoseTenths === null ? null : glucoseTenths / 10,
      'mmol/L',
    ],
  )
  return each.flatMap(([code, display, value, unit]) =>
    value === null
      ? []
      : [
          {
            resourceType: 'Observation' as const,
            id: `${row.id}-${code}`,
            status: 'final' as const,
            category: [{ coding: [{ system: OBSERVATION_CATEGORY, code: 'vital-signs' }] }],
            code: { coding: [{ system: LOINC, code, display }] },
            subject,
            effectiveDateTime: row.on,
            valueQuantity: { value, unit, system: UCUM, code: unit },
            ...(row.source === 'family' ? { performer: [subject] } : {}),
          },
        ],
  )
}

function allergic({ row, crypto, subject }: Written): AllergyIntolerance {
  const { substance, reaction, severity } = openAllergy(crypto, cipherOf(row))
  return {
    resourceType: 'AllergyIntolerance',
    id: row.id,
    clinicalStatus: { coding: [{ system: ALLERGY_STATUS, code: row.resolvedOn ? 'resolved' : 'active' }] },
    verificationStatus: {
      coding: [{ system: ALLERGY_VERIFICATION, code: row.source === 'staff' ? 'confirmed' : 'unconfirmed' }],
    },
    code: { text: substance },
    patient: subject,
    recordedDate: row.on,
    ...(reaction === '' && severity === null
      ? {}
      : {
          reaction: [
            {
              manifestation: [{ text: reaction === '' ? '未写明' : reaction }],
              ...(severity ? { severity } : {}),
            },
          ],
        }),
  }
}

/** Named, not carried: pictures are large, and each can be fetched by itself. */
function attached({ row, title, subject }: Written): DocumentReference {
  const [mediaType, size] = row.related
  return {
    resourceType: 'DocumentReference',
    id: row.id,
    status: 'current',
    type: { text: title },
    subject,
    date: `${row.on}T00:00:00+08:00`,
    content: [
      {
        attachment: {
          title,
          creation: row.on,
          ...(mediaType ? { contentType: mediaType } : {}),
          ...(size ? { size: Number(size) } : {}),
        },
      },
    ],
  }
}
