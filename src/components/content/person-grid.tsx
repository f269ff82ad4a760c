import { Text, View } from '@tarojs/components'
import { spoken, tappable } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { ArchAvatar, EmptyArch, type PersonTint } from '../picture/arch-avatar'
import { Icon } from '../picture/icon'
import './person-grid.scss'

export interface Person {
  id: string
  /** What the family calls them. */
  name: string
  /** Age; twins show ID tail and sex here. */
  sub: string
  letter: string
  tint: PersonTint
}

export interface PersonGridProps {
  label: string
  people: readonly Person[]
  selectedId: string | undefined
  onSelect: (id: string) => void
  /** Draws the empty doorway 添加. */
  onAdd?: () => void
}

/** Home's doorways: who is this for? Four a line, two in elder mode. */
export function PersonGrid({ label, people, selectedId, onSelect, onAdd }: PersonGridProps) {
  return (
    <View className="people" {...spoken({ role: 'group', label })}>
      {people.map((person) => (
        <View
          key={person.id}
          className={classNames('people__one', person.id === selectedId && 'people__one--on')}
          hoverClass="pressed"
          {...tappable(() => onSelect(person.id), {
            label: `${person.name}，${person.sub}`,
            pressed: person.id === selectedId,
          })}
        >
          <ArchAvatar letter={person.letter} tint={person.tint} />
          <Text>{person.name}</Text>
          <Text className="people__sub">{person.sub}</Text>
          {person.id === selectedId && (
            <View className="people__tick">
              <Icon name="check" size="xs" />
            </View>
          )}
        </View>
      ))}
      {onAdd && (
        <View className="people__one" hoverClass="pressed" {...tappable(onAdd, { label: '添加家人' })}>
          <EmptyArch />
          <Text>添加</Text>
          <Text className="people__sub">家人</Text>
        </View>
      )}
    </View>
  )
}
