import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'
import type { AnswerState } from '../../api/answer-state'
import { errorMessage } from '../../api/error-messages'
import type { Failure } from '../../api/failure-of'
import { Button } from '../../components/action/button'
import { HeroPanel } from '../../components/page/hero-panel'
import { earliestTitle, hourOf } from './earliest-words'
import type { EarliestPlace } from './use-earliest-place'
import './earliest-hero.scss'

export interface EarliestHeroProps {
  /** Whom it is for; null while nobody is logged in or the family is empty. */
  face: FamilyFace | null
  place: AnswerState<EarliestPlace | null>
  today: LocalDate
  /** What the lamp does; while the seats cannot be had it asks for them again. */
  lamp: string
  onLamp: () => void
  /** Under the lamp. */
  children?: ReactNode
}

/** The first seat that can be had, and the one button that matters at 7:59. */
export function EarliestHero({ face, place, today, lamp, onLamp, children }: EarliestHeroProps) {
  return (
    <HeroPanel
      label={`${face?.name ?? ''}最早可约`}
      foot={
        <>
          {place.kind === 'failed' ? (
            <Button kind="lamp" icon="refresh" label="再取一次" busy={place.retrying} onTap={place.retry} />
          ) : (
            <Button kind="lamp" label={lamp} onTap={onLamp} />
          )}
          {children && <View className="earliest__under">{children}</View>}
        </>
      }
    >
      <View className="earliest">
        <Seat {...{ face, place, today }} />
      </View>
    </HeroPanel>
  )
}

function Seat({ face, place, today }: Pick<EarliestHeroProps, 'face' | 'place' | 'today'>) {
  if (place.kind === 'loading') {
    return (
      <>
        <View className="earliest__wait earliest__wait--words" />
        <View className="earliest__wait earliest__wait--hour" />
        <View className="earliest__wait earliest__wait--words" />
        <View className="unseen">正在看最早的号</View>
      </>
    )
  }
  if (place.kind === 'failed') {
    return (
      <>
        <Text className="t-lead">最早的号没取到</Text>
        <Text className="t-sub">{failedInWords(place.failure)}</Text>
      </>
    )
  }
  if (place.answer === null) {
    return (
      <>
        <Text className="t-lead">14 天内的号都约完了</Text>
        <Text className="t-sub">每天 7 点放新号。有人退号也会随时放出来。</Text>
      </>
    )
  }
  const { earliest, name, street, certifiedPractitioner } = place.answer
  return (
    <>
      <Text className="t-sub">{earliestTitle(face, earliest.start, today)}</Text>
      <View className="line line--base line--wrap">
        <Text className="t-hero">{hourOf(earliest.start)}</Text>
        <Text className="t-sub">还剩 {earliest.free} 个号</Text>
      </View>
      <Text className="earliest__place">{name}</Text>
      <Text className="t-sub">
        {street}
        {certifiedPractitioner && ' · 有认证医生'}
      </Text>
      <Text className="t-sub">
        {earliest.practitionerName} {earliest.practitionerTitle}
      </Text>
    </>
  )
}

function failedInWords(failure: Failure): string {
  return failure.kind === 'unreachable'
    ? '没有连上服务器，不是你的问题。连上会自己更新。'
    : errorMessage(failure.code, failure.facts)
}
