import { yuanOf } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { openPlanTerms, openPublicLedger } from './doors'
import type { FundStanding, Plan } from './use-plan'

/** Who answers for the money, where it can be seen, and the small print. */
export function PlanRows({ plan: { plan }, fund }: { plan: Plan; fund: FundStanding | undefined }) {
  const isFund = plan.legalForm === 'public-mutual-fund' || plan.legalForm === 'charity'
  const number = isFund ? '备案号' : '许可证号'
  return (
    <Card flush label="谁在管">
      <Row
        icon="shield"
        title="谁在管这笔钱"
        sub={`${plan.operatorName}管理，${plan.custodianName}托管。${number} ${plan.licenceNumber}。${isFund ? '这不是商业产品。' : ''}`}
      />
      <Row
        icon="ledger"
        title="每一分钱都能查"
        sub={fund ? balanceInWords(fund) : '收了多少、给了谁、管理费多少'}
        onTap={openPublicLedger}
      />
      <Row
        icon="doc"
        title="条款和常见问题"
        sub="给什么、不给什么、怎么算，可以念给你听"
        onTap={openPlanTerms}
      />
    </Card>
  )
}

/** `余额 ¥2,184,360.25 · 今天 00:10 更新` */
function balanceInWords({ balanceFen, updatedAt }: FundStanding): string {
  const today = localDateOf(serverNow())
  const since = updatedAt ? ` · ${momentInWords(new Date(updatedAt), today)} 更新` : ''
  return `余额 ${yuanOf(balanceFen)}${since}`
}
