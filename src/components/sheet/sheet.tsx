import { Text, View } from '@tarojs/components'
import { type ReactNode, useId } from 'react'
import { spoken, tappable } from '../accessibility/accessibility'
import { Icon } from '../picture/icon'
import { OnSheet } from './on-sheet'
import { useSheetFocus } from './use-sheet-focus'
import './sheet.scss'

export interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
}

/** Rises from the foot, takes the focus and gives it back. Place it last inside Page. */
export function Sheet({ open, ...sheet }: SheetProps) {
  return open ? <OpenSheet {...sheet} /> : null
}

function OpenSheet({ title, onClose, children }: Omit<SheetProps, 'open'>) {
  const id = `sheet-${useId().replaceAll(':', '')}`
  useSheetFocus(id, onClose)
  return (
    <View className="sheet">
      {/* Only the mask stops fingers: caught above the paper, they could not scroll a long one on WeChat. */}
      <View className="sheet__mask" catchMove onClick={onClose} {...spoken({ hidden: true })} />
      <View id={id} className="sheet__paper" {...spoken({ role: 'dialog', modal: true, label: title })}>
        <View className="sheet__head">
          <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
            {title}
          </Text>
          <View className="sheet__close" hoverClass="pressed" {...tappable(onClose, { label: '关上' })}>
            <Icon name="x" />
          </View>
        </View>
        <OnSheet.Provider value={true}>{children}</OnSheet.Provider>
      </View>
    </View>
  )
}
