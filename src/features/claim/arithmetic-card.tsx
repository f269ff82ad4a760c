import { Text } from '@tarojs/components'
import { fen } from '#domain/kernel/fen'
import type { BenefitStep } from '#domain/mutual-aid/benefit/benefit'
import { benefitInWords, keptInWords } from '#domain/mutual-aid/benefit/benefit-in-words'
import { spoken } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import { SumLines } from '../../components/content/sum-lines'

/** 一行一行算给你看: the steps as they were stored, each with its rule. */
export function ArithmeticCard({
  steps,
  title = '一行一行算给你看',
  feeKeptFen = 0,
}: {
  steps: readonly BenefitStep[]
  title?: string
  /** Of the benefit, what pays a fee that is owed. */
  feeKeptFen?: number
}) {
  const benefitFen = fen(steps.at(-1)?.amountFen ?? 0)
  return (
    <Card label={title}>
      <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
        {title}
      </Text>
      <SumLines lines={[...benefitInWords(steps), ...keptInWords(benefitFen, fen(feeKeptFen))]} />
    </Card>
  )
}
