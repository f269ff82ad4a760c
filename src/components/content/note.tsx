import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../picture/icon'
import './note.scss'

export interface NoteProps {
  tone: 'info' | 'wait' | 'bad' | 'ok' | 'primary' | 'mute' | 'paper'
  icon?: IconName
  /** At most two lines; at most two notes a screen, never stacked. */
  children: ReactNode
  /** Say it aloud when it appears. */
  announced?: boolean
}

const iconOf: Record<NoteProps['tone'], IconName> = {
  info: 'info',
  wait: 'clock',
  bad: 'alert',
  ok: 'check',
  primary: 'info',
  mute: 'info',
  paper: 'lock',
}

export function Note({ tone, icon = iconOf[tone], children, announced }: NoteProps) {
  return (
    <View
      className={classNames('note', `note--${tone}`)}
      {...(announced ? spoken({ role: 'status', live: 'polite' }) : {})}
    >
      <Icon name={icon} size="s" className="note__icon" />
      <View className="note__words">{children}</View>
    </View>
  )
}
