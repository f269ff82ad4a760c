import { Text, View } from '@tarojs/components'
import type { FamilyFace } from '#domain/patient/family-face'
import { spoken } from '../../components/accessibility/accessibility'
import { Link } from '../../components/action/link'
import { PersonGrid } from '../../components/content/person-grid'
import './doorways.scss'

/** As many as stand side by side. */
const SHOWN = 4

export interface DoorwaysProps {
  people: readonly FamilyFace[]
  chosen: FamilyFace
  onChoose: (id: string) => void
  onManage: () => void
  onAdd: () => void
}

/** 给谁看？ The chosen person is always among the four; the rest are one tap away. */
export function Doorways({ people, chosen, onChoose, onManage, onAdd }: DoorwaysProps) {
  const first = people.slice(0, SHOWN)
  const shown = first.includes(chosen) ? first : [...first.slice(0, SHOWN - 1), chosen]
  return (
    <View className="stack stack--3">
      <View className="doorways__head">
        <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
          给谁看？
        </Text>
        <Link
          label={people.length > SHOWN ? `全部 ${people.length} 人` : '管理家人'}
          opens
          onTap={onManage}
        />
      </View>
      <PersonGrid
        label="给谁看"
        people={shown}
        selectedId={chosen.id}
        onSelect={onChoose}
        {...(people.length < SHOWN ? { onAdd } : {})}
      />
    </View>
  )
}
