import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken, tappable } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../picture/icon'
import './row.scss'

export interface RowProps {
  title: string
  icon?: IconName
  /** Under the title. */
  sub?: string
  subTone?: 'plain' | 'wait' | 'bad'
  /** At the right end: a value in words, or a Tag. */
  value?: ReactNode
  /** Quiet titles name a field whose value is what matters: 「谁带孩子来 · 妈妈」. */
  quiet?: boolean
  /** Makes the row a button with ›. */
  onTap?: () => void
  spokenLabel?: string
}

/** One line of a flush Card. Dividers start where the text starts. */
export function Row({ title, icon, sub, subTone = 'plain', value, quiet, onTap, spokenLabel }: RowProps) {
  const classes = classNames('row', icon && 'row--icon')
  const inside = (
    <>
      {icon && <Icon name={icon} className="row__icon" />}
      <View className="row__main">
        <View className="row__text">
          <Text className={classNames('row__title', quiet && 'row__title--quiet')}>{title}</Text>
          {sub && <Text className={classNames('row__sub', `row__sub--${subTone}`)}>{sub}</Text>}
        </View>
        {value !== undefined && (
          <View className={classNames('row__value', quiet && 'row__value--loud')}>{value}</View>
        )}
      </View>
      {onTap && <Icon name="right" size="s" className="row__chevron" />}
    </>
  )
  if (!onTap) {
    return (
      <View className={classes} {...(spokenLabel ? spoken({ role: 'group', label: spokenLabel }) : {})}>
        {inside}
      </View>
    )
  }
  return (
    <View
      className={classes}
      hoverClass="row--pressed"
      {...tappable(onTap, spokenLabel ? { label: spokenLabel } : {})}
    >
      {inside}
    </View>
  )
}
