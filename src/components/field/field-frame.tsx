import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import './field-frame.scss'

export interface FieldFrameProps {
  label: string
  /** Always visible, under the field. */
  hint: string | undefined
  /** In place of the hint: what is wrong and what to write instead. */
  error: string | undefined
  /** Under the box at the right: how much was written. */
  count?: ReactNode
  /** What is typed into, and what stands beside it in the box. */
  children: ReactNode
}

/** What every field has around it: its name above, a box, and a line below that helps or corrects. */
export function FieldFrame({ label, hint, error, count, children }: FieldFrameProps) {
  const under = error ?? hint
  const isWrong = error !== undefined
  return (
    <View className="text-field">
      <Text className="text-field__label">{label}</Text>
      <View className={classNames('text-field__box', isWrong && 'text-field__box--wrong')}>{children}</View>
      {under && (
        <Text
          className={classNames('text-field__under', isWrong && 'text-field__under--wrong')}
          {...(isWrong ? spoken({ role: 'alert', live: 'polite' }) : {})}
        >
          {under}
        </Text>
      )}
      {count}
    </View>
  )
}
