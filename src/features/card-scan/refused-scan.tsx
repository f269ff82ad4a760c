import { Text, View } from '@tarojs/components'
import { spoken } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Icon } from '../../components/picture/icon'
import type { NextStep, RefusalWords } from './refusal-words'
import './refused-scan.scss'

const STEPS: Readonly<Record<NextStep, string>> = {
  again: '再扫一次',
  number: '用卡号和生日查',
  name: '按姓名找今天的号',
}

export interface RefusedScanProps {
  words: RefusalWords
  /** Said by this device, without a network. */
  isOffline: boolean
  onStep: (step: NextStep) => void
}

/** Why not, and the one step that helps, with the others under it. */
export function RefusedScan({ words, isOffline, onStep }: RefusedScanProps) {
  const others = (['again', 'number', 'name'] as const).filter((step) => step !== words.step)
  return (
    <Card>
      <View className="stack stack--3">
        <View className={words.isSuspect ? 'refused-scan refused-scan--suspect' : 'refused-scan'}>
          <Icon name={words.isSuspect ? 'alert' : 'info'} />
          <Text className="t-h2 grow" {...spoken({ role: 'alert' })}>
            {words.title}
          </Text>
        </View>
        <Text>{words.next}</Text>
        {isOffline && <Text className="t-sub">没有网络，这是本机核验的结果。</Text>}
        <Button label={STEPS[words.step]} onTap={() => onStep(words.step)} />
        {others.map((step) => (
          <Button key={step} kind="quiet" size="medium" label={STEPS[step]} onTap={() => onStep(step)} />
        ))}
      </View>
    </Card>
  )
}
