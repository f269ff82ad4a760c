import { View } from '@tarojs/components'
import { Chips } from '../../../components/field/chips'
import type { WalletPerson } from '../wallet'
import './holders.scss'

export interface HoldersProps {
  people: readonly WalletPerson[]
  shownId: string
  onShow: (id: string) => void
}

/** The family above the card: whoever cannot swipe taps. */
export function Holders({ people, shownId, onShow }: HoldersProps) {
  if (people.length < 2) return null
  return (
    <View className="holders">
      <Chips
        label="家人的卡"
        chips={people.map(({ face }) => ({ value: face.id, label: face.name }))}
        selected={shownId}
        onToggle={onShow}
      />
    </View>
  )
}
