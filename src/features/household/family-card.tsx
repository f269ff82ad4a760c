import { Text, View } from '@tarojs/components'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { DOCUMENT_TYPE_NAMES_ZH } from '#domain/patient/document-type'
import type { FamilyFace } from '#domain/patient/family-face'
import { RELATION_NAMES_ZH } from '#domain/patient/relation'
import { usePatient } from '../../api/use-patient'
import { ArchAvatar } from '../../components/arch-avatar'
import { Card } from '../../components/card'
import { Icon } from '../../components/icon'

export interface FamilyCardProps {
  face: FamilyFace
  /** Undefined where nobody is being chosen. */
  chosen: boolean | undefined
  onTap: (() => void) | undefined
}

/** One person in their doorway, with what tells them from a twin. */
export function FamilyCard({ face, chosen, onTap }: FamilyCardProps) {
  const patient = usePatient(face.id)
  if (!patient) return null
  const document = `${DOCUMENT_TYPE_NAMES_ZH[patient.documentType]} ${patient.documentMasked}`
  const who = `${RELATION_NAMES_ZH[patient.relation]} · ${SEX_NAMES_ZH[patient.sex]} · ${face.age}`
  return (
    <Card
      label={`${patient.name}，${who}`}
      {...(chosen === undefined ? {} : { selected: chosen })}
      {...(onTap ? { onTap } : {})}
    >
      <View className="line line--wide">
        <ArchAvatar letter={face.letter} tint={face.tint} />
        <View className="grow stack">
          <Text className="t-lead">{patient.name}</Text>
          <Text className="t-sub">{who}</Text>
          <Text className="t-cap t-digits">{document}</Text>
        </View>
        {chosen && (
          <View className="t-primary">
            <Icon name="check" />
          </View>
        )}
      </View>
    </Card>
  )
}
