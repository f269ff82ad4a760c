import { Text, View } from '@tarojs/components'
import { yuanOf } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/content/card'
import { Tag } from '../../components/content/tag'
import { toneOfClaim } from './claim-words'
import { openClaim } from './doors'
import type { ClaimRow } from './use-claims'

/** One claim in the list: whose, where, how much was billed and given. */
export function ClaimCard({ claim, name }: { claim: ClaimRow; name: string }) {
  const today = localDateOf(serverNow())
  const { id, status, stageWords, admittedOn, hospitalName, billedFen, benefitFen, number } = claim
  return (
    <Card onTap={() => openClaim(id)} label={`${name}，${hospitalName}，${stageWords}`}>
      <View className="line line--between line--wrap">
        <Text className="t-strong">{`${name} · ${dateInWords(admittedOn, today)}`}</Text>
        <Tag tone={toneOfClaim(status)} label={stageWords} />
      </View>
      <View className="t-sub">{`${hospitalName} · 花了 ${yuanOf(billedFen)}`}</View>
      <View className="line line--between line--wrap mt2">
        <Text className="t-sub">{number}</Text>
        {benefitFen !== null && <Text className="t-strong t-digits">{yuanOf(benefitFen)}</Text>}
      </View>
    </Card>
  )
}
