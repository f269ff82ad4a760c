import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/action/button'
import { HeroPanel } from '../../components/page/hero-panel'
import { daysLeftInWords } from './coverage-words'
import type { Plan } from './use-plan'

export interface PlanHeroProps {
  plan: Plan
  onEnrol: () => void
  /** 到时提醒我, while nobody can take part. */
  onRemind: () => void
  isReminding: boolean
  isReminded: boolean
}

/** Whose plan it is, what a year costs, and until when one can take part. */
export function PlanHero({ plan, onEnrol, onRemind, isReminding, isReminded }: PlanHeroProps) {
  const today = localDateOf(serverNow())
  const { window, bands } = plan
  const [first, ...others] = bands
  const isOpen = window.state === 'open'
  return (
    <HeroPanel
      label={plan.plan.nameZh}
      foot={
        <View className="stack stack--2">
          {isOpen ? (
            <Button kind="lamp" label="给孩子参加" onTap={onEnrol} />
          ) : (
            <Button
              kind="lamp"
              label={isReminded ? '到时会提醒你' : '开放时提醒我'}
              busy={isReminding}
              {...(isReminded ? { disabledReason: '到时会提醒你' } : {})}
              onTap={onRemind}
            />
          )}
          <View className="t-sub t-center">
            {isOpen
              ? `${dateInWords(window.closesOn, today)} 24:00 截止，${daysLeftInWords(window.closesOn, today)}`
              : `这一年的参加时间过了，${dateInWords(window.opensOn, today)} 再开。刚满月的宝宝随时可以。`}
          </View>
        </View>
      }
    >
      <Text className="t-sub">{nameOf(plan)}</Text>
      <View className="t-h1 mt2">邻里凑一点，</View>
      <View className="t-h1">孩子住院有底</View>
      {first && (
        <View className="line line--base mt3">
          <Text className="t-hero">{wholeYuan(first.feeFen)}</Text>
          <Text className="t-sub">{`一个孩子一年 · ${first.nameZh}`}</Text>
        </View>
      )}
      <View className="t-sub">
        {`${others.map(({ nameZh, feeFen }) => `${nameZh} ${wholeYuan(feeFen)}`).join('，')}，困难家庭由捐款代付`}
      </View>
    </HeroPanel>
  )
}

/** An example says so wherever its name stands. */
export function nameOf({ plan }: Pick<Plan, 'plan'>): string {
  return plan.isExample && !plan.nameZh.includes('示例') ? `${plan.nameZh} · 示例计划` : plan.nameZh
}

/** `¥150`, with decimals only where there are any. */
function wholeYuan(amountFen: number): string {
  return amountFen % 100 === 0 ? `¥${amountFen / 100}` : `¥${(amountFen / 100).toFixed(2)}`
}
