import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { spoken } from '../accessibility/accessibility'
import './slot-chip.scss'

/** Holds the chips of one half of the day. */
export function SlotGrid({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="slots" {...spoken({ role: 'group', label })}>
      {children}
    </View>
  )
}
