import { DomainError } from '#domain/kernel/errors'
import { fen, formatYuan } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { yuanInCapitals } from '#domain/ledger/yuan-in-capitals'
import type { StaffContext } from '../../../platform/context'
import { INK, paperOf, QUIET } from '../../../platform/paper'
import { ownPlan } from '../own-plan'
import type { FundPlan } from '../plan-store'
import { type DonationRow, listDonations } from './donation-store'
import { donorOf } from './record-donation'

const PURPOSES_ZH = { fund: '用于互助金', waiver: '为困难家庭的孩子代付参加费' } as const
const MARGIN = 64
const LABEL_WIDTH = 96

interface Receipt {
  readonly title: string
  readonly notice: string | null
  readonly lines: readonly (readonly [label: string, value: string])[]
  readonly foot: string
}

/**
 * What a donor gets in the hand (journeys E4 52): who gave how much to whom, for what, and under which filing. One that
 * was taken back in the books says so.
 *
 * @throws not_found alike for absent and other plans' donations
 */
export async function donationReceipt(
  ctx: StaffContext,
  { id }: { readonly id: string },
): Promise<{ fileName: string; base64: string }> {
  const plan = await ownPlan(ctx)
  const [donation] = await listDonations(ctx.db, plan.id, { id, limit: 1 })
  if (!donation) throw new DomainError('not_found')
  const look = { title: '捐赠收据', subject: donation.receiptNumber, margin: MARGIN }
  const paper = await paperOf(look, receiptOf(ctx, plan, donation), draw)
  return { fileName: `捐赠收据-${donation.receiptNumber}.pdf`, base64: paper.toString('base64') }
}

function receiptOf(ctx: StaffContext, plan: FundPlan, donation: DonationRow): Receipt {
  const amount = fen(donation.amountFen)
  const examples = plan.isExample ? '示例，不作凭证。' : null
  return {
    title: '捐赠收据',
    notice: donation.isReversed ? '这笔捐赠已在账本里冲正，本收据作废。' : examples,
    lines: [
      ['编号', donation.receiptNumber],
      ['捐赠人', donorOf(ctx, donation.donorCipher)?.nameZh ?? '不具名'],
      ['金额', `${formatYuan(amount)}　人民币${yuanInCapitals(amount)}`],
      ['用途', PURPOSES_ZH[donation.purpose]],
      ['到账日期', donation.receivedOn],
      ['银行流水号', donation.bankReference],
      ['受赠计划', plan.nameZh],
      ['管理方', plan.operatorName],
      ['备案号', plan.licenceNumber],
      ['开具日期', localDateOf(ctx.now())],
    ],
    foot: '每一笔捐赠都在公开账本里，人人可以下载、核对。',
  }
}

function draw(paper: PDFKit.PDFDocument, { title, notice, lines, foot }: Receipt): void {
  paper.fillColor(INK).fontSize(20).text(title)
  if (notice) paper.fillColor(QUIET).fontSize(11).text(notice)
  paper.moveDown(1)
  for (const [label, value] of lines) {
    const { y } = paper
    paper.fillColor(QUIET).fontSize(11).text(label, MARGIN, y, { width: LABEL_WIDTH })
    paper.fillColor(INK).fontSize(12)
    paper.text(value, MARGIN + LABEL_WIDTH, y, { width: paper.page.width - MARGIN * 2 - LABEL_WIDTH })
    paper.moveDown(0.6)
  }
  paper.moveDown(1).fillColor(QUIET).fontSize(9).text(foot, MARGIN)
}
