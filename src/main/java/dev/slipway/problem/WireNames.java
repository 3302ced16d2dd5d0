package dev.slipway.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;
import org.hibernate.validator.spi.nodenameprovider.PropertyNodeNameProvider;

/**
 * Has violations name fields as the caller wrote them: {@code n_epochs}, not our {@code epochs},
 * which would be refused as unknown when tried.
 */
@ApplicationScoped
class WireNames implements ValidatorFactoryCustomizer, PropertyNodeNameProvider {
    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        configuration.propertyNodeNameProvider(this);
    }

    @Override
    public String getName(Property property) {
        return property instanceof JavaBeanProperty bean ? wireName(bean) : property.getName();
    }

    private String wireName(JavaBeanProperty property) {
        return mapper
                .getDeserializationConfig()
                .introspect(mapper.constructType(property.getDeclaringClass()))
                .findProperties()
                .stream()
                .filter(known -> known.getInternalName().equals(property.getName()))
                .map(BeanPropertyDefinition::getName)
                .findFirst()
                .orElse(property.getName());
    }
}
