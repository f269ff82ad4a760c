import { Text, View } from '@tarojs/components'
import { spoken, tappable } from '../../components/accessibility/accessibility'
import { classNames } from '../../components/class-names'
import { Card } from '../../components/content/card'
import { Icon, type IconName } from '../../components/picture/icon'
import './record-doors.scss'

export interface RecordDoor {
  readonly label: string
  readonly icon: IconName
  readonly open: () => void
}

/** The rooms of a record, one tap away. */
export function RecordDoors({ doors }: { doors: readonly RecordDoor[] }) {
  return (
    <Card>
      <View
        className={classNames('record-doors', doors.length > 4 && 'record-doors--many')}
        {...spoken({ role: 'navigation', label: '档案里的内容' })}
      >
        {doors.map(({ label, icon, open }) => (
          <View key={label} className="record-doors__one" hoverClass="pressed" {...tappable(open, { label })}>
            <Icon name={icon} size="l" />
            <Text className="record-doors__label">{label}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}
