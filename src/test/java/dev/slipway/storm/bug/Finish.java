package dev.slipway.storm.bug;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Does to a compiled class what Quarkus does when it packages one: beans get a constructor without
 * parameters for their client proxies, and fields of entities are reached through accessors.
 *
 * @param transformed the classes that Quarkus changed, by file name
 */
record Finish(Map<String, byte[]> transformed) {
    private static final String OBJECT = "java/lang/Object";
    private static final String PERSISTENCE = "Ljakarta/persistence/";

    byte[] apply(byte[] compiled, byte[] packaged) {
        ClassNode changed = read(compiled);
        Set<String> own = new HashSet<>();
        changed.methods.forEach(method -> own.add(method.name + method.desc));
        changed.methods.forEach(this::reachEntities);
        read(packaged).methods.stream()
                .filter(method -> method.name.equals("<init>") && method.desc.equals("()V"))
                .filter(method -> !own.contains(method.name + method.desc))
                .forEach(changed.methods::add);
        ClassWriter writer = new ClassWriter(0);
        changed.accept(writer);
        return writer.toByteArray();
    }

    private void reachEntities(MethodNode method) {
        for (AbstractInsnNode instruction : List.of(method.instructions.toArray())) {
            if (instruction instanceof FieldInsnNode field) {
                accessor(field).ifPresent(call -> method.instructions.set(field, call));
            }
        }
    }

    private Optional<MethodInsnNode> accessor(FieldInsnNode field) {
        String capital = Character.toUpperCase(field.name.charAt(0)) + field.name.substring(1);
        return switch (field.getOpcode()) {
            case Opcodes.GETFIELD ->
                    call(field, Set.of("get" + capital, "is" + capital), "()" + field.desc);
            case Opcodes.PUTFIELD -> call(field, Set.of("set" + capital), "(" + field.desc + ")V");
            default -> Optional.empty();
        };
    }

    private Optional<MethodInsnNode> call(FieldInsnNode field, Set<String> names, String desc) {
        String owner = field.owner;
        while (owner != null
                && !owner.equals(OBJECT)
                && transformed.containsKey(owner + ".class")) {
            ClassNode entity = read(transformed.get(owner + ".class"));
            Optional<MethodNode> found =
                    !persistent(entity)
                            ? Optional.empty()
                            : entity.methods.stream()
                                    .filter(m -> names.contains(m.name) && m.desc.equals(desc))
                                    .findFirst();
            if (found.isPresent()) {
                return Optional.of(
                        new MethodInsnNode(
                                Opcodes.INVOKEVIRTUAL, field.owner, found.get().name, desc, false));
            }
            owner = entity.superName;
        }
        return Optional.empty();
    }

    private static boolean persistent(ClassNode type) {
        return type.visibleAnnotations != null
                && type.visibleAnnotations.stream().anyMatch(a -> a.desc.startsWith(PERSISTENCE));
    }

    private static ClassNode read(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, 0);
        return node;
    }
}
