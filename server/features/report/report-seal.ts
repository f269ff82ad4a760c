import { type ReportResult, reportResultShape } from '#domain/report/report-result'
import type { FieldCrypto } from '../../platform/field-crypto'

const RESULT = 'report.result_cipher'

export function sealResult(crypto: FieldCrypto, result: ReportResult): string {
  return crypto.seal(RESULT, JSON.stringify(result))
}

export function openResult(crypto: FieldCrypto, sealed: string): ReportResult {
  return reportResultShape.parse(JSON.parse(crypto.open(RESULT, sealed)))
}
