import type { Service } from '../kernel/healthcare-service'
import { type Complaint, complaintsIn } from './complaint'
import { type DiagnosisRow, diagnosisOf } from './diagnosis'
import type { VisitRecord } from './visit-record'

const USUAL_DAYS_AT_HOME = 3
const CHOICES = 4

/** The likeliest few for each complaint, commonest first (design; a paediatrician has yet to approve). */
const LIKELY: Readonly<Record<Complaint, readonly string[]>> = {
  发热: ['J06.900', 'R50.900', 'J03.900', 'J11.1'],
  咳嗽: ['J06.900', 'J20.900', 'J18.900'],
  流鼻涕: ['J00.x00', 'J06.900', 'J30.4'],
  呕吐: ['K52.904', 'R11', 'A08.1'],
  拉肚子: ['K52.904', 'A08.0', 'K59.1'],
  出疹子: ['L50.900', 'B08.401', 'L30.900'],
}
const LIKELY_BY_SERVICE: Readonly<Record<Service, readonly string[]>> = {
  'sick-visit': ['J06.900', 'K52.904', 'L30.900'],
  'child-checkup': ['Z00.1', 'D50.900', 'L20.900'],
  vaccination: ['Z00.1', 'J06.900', 'R50.900'],
  'follow-up': ['J06.900', 'J20.900', 'K52.904'],
  'expert-outreach': ['J20.900', 'J45.900', 'J18.900'],
}

/** A record as it stands before the doctor has touched it: what the family wrote, and everything else normal. */
export function prefilledRecord(reason: string | null): VisitRecord {
  return {
    complaints: complaintsIn(reason ?? ''),
    temperatureTenths: temperatureIn(reason ?? ''),
    weightGrams: null,
    abnormal: [],
    diagnoses: [],
    words: '',
    next: { kind: 'home', days: USUAL_DAYS_AT_HOME },
  }
}

/** `38.6`, `38.6度`, `39℃`, only where a family wrote it as a temperature. */
function temperatureIn(reason: string): number | null {
  const read =
    /(?<![\d.])(3[5-9]|4[0-2])(?:\.(\d))?\s*(?:度|℃|°C)|(?<![\d.])(3[5-9]|4[0-2])\.(\d)(?![\d])/.exec(reason)
  if (!read) return null
  return Number(read[1] ?? read[3]) * 10 + Number(read[2] ?? read[4] ?? 0)
}

/** A few diagnoses within one tap: by complaint, a code of several complaints first, then by what was booked. */
export function likelyDiagnoses(complaints: readonly Complaint[], service: Service): DiagnosisRow[] {
  const codes = [...complaints.flatMap((complaint) => LIKELY[complaint]), ...LIKELY_BY_SERVICE[service]]
  const count = (code: string) => codes.filter((other) => other === code).length
  const ordered = [...new Set(codes)].sort((a, b) => count(b) - count(a))
  return ordered.slice(0, CHOICES).flatMap((code) => diagnosisOf(code) ?? [])
}
