import { Text, View } from '@tarojs/components'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { DOCUMENT_TYPE_NAMES_ZH } from '#domain/patient/document-type'
import type { FamilyFace } from '#domain/patient/family-face'
import { RELATION_NAMES_ZH } from '#domain/patient/relation'
import { usePatient } from '../../api/use-patient'
import { Card } from '../../components/content/card'
import { Tag } from '../../components/content/tag'
import { ArchAvatar } from '../../components/picture/arch-avatar'
import { Icon } from '../../components/picture/icon'

export interface FamilyCardProps {
  face: FamilyFace
  /** Undefined where nobody is being chosen and a tap opens the person. */
  chosen: boolean | undefined
  onTap: () => void
}

/** One person in their doorway, with what tells them from a twin. */
export function FamilyCard({ face, chosen, onTap }: FamilyCardProps) {
  const patient = usePatient(face.id)
  if (!patient) return null
  const document = `${DOCUMENT_TYPE_NAMES_ZH[patient.documentType]} ${patient.documentMasked}`
  const who = `${RELATION_NAMES_ZH[patient.relation]} · ${SEX_NAMES_ZH[patient.sex]} · ${face.age}`
  const label = [patient.name, who, face.entrusted].filter((words) => words !== null).join('，')
  return (
    <Card label={label} {...(chosen === undefined ? {} : { selected: chosen })} onTap={onTap}>
      <View className="line line--wide">
        <ArchAvatar letter={face.letter} tint={face.tint} />
        <View className="grow stack">
          <Text className="t-lead">{patient.name}</Text>
          <Text className="t-sub">{who}</Text>
          <Text className="t-cap t-digits">{document}</Text>
          {(face.entrusted || patient.nameIsTemporary) && (
            <View className="line line--wrap mt1">
              {face.entrusted && <Tag tone="wait" label={face.entrusted} />}
              {patient.nameIsTemporary && <Tag tone="info" icon="pen" label="还没取名" />}
            </View>
          )}
        </View>
        {chosen === undefined && <Icon name="right" size="s" />}
        {chosen && (
          <View className="t-primary">
            <Icon name="check" />
          </View>
        )}
      </View>
    </Card>
  )
}
