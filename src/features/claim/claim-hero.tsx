import { Text, View } from '@tarojs/components'
import { yuanOf } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../api/server-clock'
import { Tag } from '../../components/content/tag'
import { HeroPanel } from '../../components/page/hero-panel'
import { amountOfClaim, standingOfClaim, toneOfClaim } from './claim-words'
import type { ClaimView } from './use-claims'

/** What is given, or would be, and what happens next. */
export function ClaimHero({ claim, name }: { claim: ClaimView; name: string }) {
  const today = localDateOf(serverNow())
  const { label, amountFen } = amountOfClaim(claim)
  return (
    <HeroPanel label={`${name}，${claim.diagnosisZh}，${claim.stageWords}`}>
      <View className="line line--wrap">
        <Tag tone={toneOfClaim(claim.status)} label={claim.stageWords} />
        <Text className="t-sub">{`${name} · ${claim.diagnosisZh}`}</Text>
      </View>
      <View className="t-sub mt3">{label}</View>
      <View className="t-hero">{yuanOf(amountFen)}</View>
      <View className="t-sub mt2">{standingOfClaim(claim, today)}</View>
    </HeroPanel>
  )
}
