import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { HeroPanel } from '../../components/page/hero-panel'
import { hourOf } from './earliest-words'
import type { UpcomingVisit } from './use-upcoming-visits'
import './earliest-hero.scss'

export interface TodayHeroProps {
  /** Whose visit it is; nothing for oneself. */
  name: string
  visit: UpcomingVisit
  /** Where the day stands: 「现在可以报到」, 「前面还有 2 位」. */
  state: string
  onOpen: () => void
  /** Under the lamp. */
  children: ReactNode
}

/** On the day of a visit that visit comes first: its time, its number, and how far the line is. */
export function TodayHero({ name, visit, state, onOpen, children }: TodayHeroProps) {
  return (
    <HeroPanel
      label={`${name}今天的号`}
      foot={
        <>
          <Button kind="lamp" label="看今天的号" onTap={onOpen} />
          <View className="earliest__under">{children}</View>
        </>
      }
    >
      <View className="earliest">
        <Text className="t-sub">{name}今天的号</Text>
        <View className="line line--base line--wrap">
          <Text className="t-hero">{hourOf(visit.start)}</Text>
          <Text className="t-sub">第 {visit.number} 号</Text>
        </View>
        <View className="t-lead" {...spoken({ role: 'status', live: 'polite' })}>
          {state}
        </View>
        <Text className="t-sub">
          {visit.organization.name} · {visit.room}
        </Text>
      </View>
    </HeroPanel>
  )
}
