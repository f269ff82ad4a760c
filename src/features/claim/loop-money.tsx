import { Text, View } from '@tarojs/components'
import { yuanOf } from '#domain/kernel/fen'
import { spoken } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import { Tag } from '../../components/content/tag'
import { ratioInWords, sumInWords } from './loop-steps'
import type { Loop } from './use-loop'

/** What the way is worth: with a bill both sums, line against line; before it, what both come to in percent. */
export function LoopMoney({ loop }: { loop: Loop }) {
  const { claim, bonusBasisPoints } = loop
  return (
    <Card label="这条路值多少">
      <View className="stack stack--2">
        <View className="line line--between line--wrap">
          <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
            这条路值多少
          </Text>
          {bonusBasisPoints > 0 && (
            <Tag tone="primary" icon="cert" label={`认证医生首诊，多 ${bonusBasisPoints / 100} 个百分点`} />
          )}
        </View>
        {claim && claim.status !== 'rejected' ? (
          <>
            <Sum
              title={claim.isDecided ? '互助金' : '互助金预计'}
              amountFen={claim.benefitFen}
              sum={sumInWords(claim, claim.ratioBasisPoints, claim.benefitFen)}
            />
            <Sum
              title="直接去医院只有"
              amountFen={claim.directFen}
              sum={sumInWords(claim, claim.directBasisPoints, claim.directFen)}
            />
            {claim.differenceFen > 0 && (
              <Text className="t-strong">{`这样走，多了 ${yuanOf(claim.differenceFen)}`}</Text>
            )}
          </>
        ) : (
          <Text>{claim ? '这份申请这次不付，原因在申请里。' : ratioInWords(loop)}</Text>
        )}
      </View>
    </Card>
  )
}

function Sum({ title, amountFen, sum }: { title: string; amountFen: number; sum: string }) {
  return (
    <View>
      <View className="line line--between line--wrap">
        <Text>{title}</Text>
        <Text className="t-num t-digits">{yuanOf(amountFen)}</Text>
      </View>
      <Text className="t-sub t-digits">{sum}</Text>
    </View>
  )
}
