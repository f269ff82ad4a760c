import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import './sum-lines.scss'

export interface SumLine {
  readonly key: string
  /** What is done with the line before: nothing for the first. */
  readonly sign?: '+' | '−' | '=' | '×' | '≤' | undefined
  readonly label: string
  readonly note?: ReactNode
  /** `12,345.67`, `80%`, 未触及 */
  readonly figure: string
  /** `result`: what everything above comes to. */
  readonly weight?: 'plain' | 'total' | 'result'
}

const SPOKEN_SIGNS = { '+': '加', '−': '减', '=': '等于', '×': '乘以', '≤': '不超过' } as const

/** A sum as it stands in an account: one line a step, its sign before it, so that everybody can reckon it again. */
export function SumLines({ lines }: { lines: readonly SumLine[] }) {
  return (
    <View {...spoken({ role: 'list' })}>
      {lines.map(({ key, sign, label, note, figure, weight = 'plain' }) => (
        <View
          key={key}
          className={classNames(
            'sum-lines__line',
            weight !== 'plain' && 'sum-lines__line--total',
            weight === 'result' && 'sum-lines__line--result',
          )}
          {...spoken({ role: 'listitem', label: `${sign ? SPOKEN_SIGNS[sign] : ''}${label} ${figure}` })}
        >
          <Text className="sum-lines__sign">{sign ?? ''}</Text>
          <View className="sum-lines__words">
            <Text className="sum-lines__label">{label}</Text>
            {note && <View className="t-sub">{note}</View>}
          </View>
          <Text className="sum-lines__amount">{figure}</Text>
        </View>
      ))}
    </View>
  )
}
