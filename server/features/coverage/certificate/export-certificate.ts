import { groupedCode } from '#domain/contract/verification-code'
import { DomainError } from '#domain/kernel/errors'
import { formatYuan } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { dateInFull } from '#domain/kernel/time-in-words'
import type { AccountContext } from '../../../platform/context'
import type { CoverageRow } from '../coverage-store'
import { findPlanById, type PlanRow } from '../plan-store'
import { findOwn } from '../read-coverages'
import { certificatePdf } from './certificate-pdf'
import { findName } from './person-store'

/**
 * The certificate of a coverage as a file to keep.
 *
 * @throws not_found alike for absent coverages and other families'; delegate_not_permitted; coverage_state before it is
 * in force and after it was taken back
 */
export async function exportCertificate(
  ctx: AccountContext,
  { id }: { readonly id: string },
): Promise<{ fileName: string; base64: string }> {
  const { scope, row } = await findOwn(ctx, id, localDateOf(ctx.now()))
  const { certificateNumber: number, verificationCode } = row
  const isValid = row.status === 'in-force' || row.status === 'withdrawn'
  if (!isValid || number === null || verificationCode === null) throw new DomainError('coverage_state')
  await ctx.audit.record(ctx.db, {
    by: scope,
    purpose: 'export',
    action: 'coverage.certificate',
    patientIds: [scope.patientId],
    fields: ['name', 'coverage'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
  const plan = await findPlanById(ctx.db, row.planId)
  const name = ctx.fieldCrypto.open('patient.name', await findName(ctx.db, scope))
  const file = await certificatePdf({
    planName: plan.nameZh,
    number,
    lines: linesOf(row, plan, name),
    notes: notesOf(row),
    verificationCode: groupedCode(verificationCode),
  })
  return { fileName: `互助计划证书-${number}.pdf`, base64: file.toString('base64') }
}

function linesOf(row: CoverageRow, plan: PlanRow, name: string): [string, string][] {
  return [
    ['孩子', name],
    ['保障日期', `${dateInFull(row.startsOn)} 到 ${dateInFull(row.endedOn ?? row.endsOn)}`],
    ['生病从哪天起给', dateInFull(row.illnessFrom)],
    ['一年费用', feeZh(row)],
    ['谁管', plan.operatorName],
    ['谁托管', plan.custodianName],
    ['许可或备案号', plan.licenceNumber],
  ]
}

function notesOf({ hesitationUntil }: CoverageRow): string[] {
  return [
    `意外从第一天起就给。${dateInFull(hesitationUntil)} 24:00 前退出、没申请过的，全退。`,
    '不自动扣款。每一笔钱怎么用，在“家门口健康”里都能查。',
  ]
}

function feeZh({ feeFen, paidBy }: CoverageRow): string {
  const amount = formatYuan(feeFen)
  if (paidBy === 'donation') return `${amount}，由捐款付`
  return paidBy === 'owed' ? `${amount}，还没付` : `${amount}，已付`
}
