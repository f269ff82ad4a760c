import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { Tag } from '../../components/content/tag'
import { toneOfClaim } from '../../features/claim/claim-words'
import { openClaims, openEstimate, openLoop } from '../../features/claim/doors'
import { useClaims } from '../../features/claim/use-claims'

/** Before a bill and after it: what each way would bring, and where the family's claims stand. */
export function ClaimRows({ patientId }: { patientId: string | undefined }) {
  const { state } = useClaims()
  const claims = state.kind === 'ready' ? state.answer : []
  const open = claims.filter(({ status }) => !['paid', 'closed', 'rejected', 'withdrawn'].includes(status))
  const newest = open[0]
  return (
    <Card flush label="看病前和看病后">
      <Row
        icon="coin"
        title="看病前，先估一估"
        sub="输入大概花费，看各条路差多少"
        onTap={() => openEstimate(patientId)}
      />
      {patientId && (
        <Row
          icon="route"
          title="转诊和这一次"
          sub="谁先看的、对方接收没有、差多少"
          onTap={() => openLoop(patientId)}
        />
      )}
      <Row
        icon="doc"
        title="我的申请"
        sub={open.length > 0 ? `${open.length} 份正在办` : claims.length > 0 ? '都办完了' : '还没有申请过'}
        {...(newest ? { value: <Tag tone={toneOfClaim(newest.status)} label={newest.stageWords} /> } : {})}
        onTap={openClaims}
      />
    </Card>
  )
}
