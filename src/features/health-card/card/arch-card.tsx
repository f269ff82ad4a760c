import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken } from '../../../components/accessibility/accessibility'
import './arch-card.scss'

export interface ArchCardProps {
  /** 周予禾的健康卡 */
  label: string
  /** Somebody stands at that side: the edge of their doorway shows. */
  hasBefore?: boolean
  hasAfter?: boolean
  /** The strip at the doorstep. */
  foot?: ReactNode
  children: ReactNode
}

/** The doorway that a person and their code stand in (design guide §8). */
export function ArchCard({ label, hasBefore, hasAfter, foot, children }: ArchCardProps) {
  return (
    <View className="arch-card">
      {hasBefore && (
        <View className="arch-card__next arch-card__next--before" {...spoken({ hidden: true })} />
      )}
      {hasAfter && <View className="arch-card__next arch-card__next--after" {...spoken({ hidden: true })} />}
      <View className="arch-card__door" {...spoken({ role: 'group', label })}>
        <View className="arch-card__inside">{children}</View>
        {foot}
      </View>
    </View>
  )
}
